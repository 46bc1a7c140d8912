package io.counterfoil;

import io.counterfoil.channel.actor.ActorCommand.AddFunds;
import io.counterfoil.kernel.channel.ActorEvent.ChannelFunded;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.process.ProcessEvent.ResumeRequested;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.process.Stalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

/** A process with a timer, as small as can be: it makes a deposit in a channel some time after that was opened. */
@Import(TimedDeposit.DepositSaga.class)
class TimedDeposit {
    static final String PROCESS = "timed-deposit";

    private final Commands commands;
    private final Stalls stalls;
    private final InstantSource clock;
    private final Duration after;

    TimedDeposit(
            Commands commands,
            Stalls stalls,
            InstantSource clock,
            @Value("${test.deposit-after:300ms}") Duration after) {
        this.commands = commands;
        this.stalls = stalls;
        this.clock = clock;
        this.after = after;
    }

    private Instant due() {
        return clock.instant().plus(after);
    }

    private Optional<Instant> attempt(Step step) {
        var deposit = new AddFunds(step.channel(), 1, PaidChannel.usd(1), clock.instant());
        return stalls.attempt(PROCESS, step.channel().value(), step.failures(), () -> commands.send(deposit));
    }

    /** @param failures how often in a row the deposit could not be made */
    record Step(ChannelId channel, int failures) {}

    /** Public because Axon makes sagas by reflection. */
    @Saga
    @ProcessingGroup(PROCESS)
    public static class DepositSaga {
        private static final String DUE = "deposit-due";

        @StartSaga
        @SagaEventHandler(associationProperty = "channel")
        void on(ChannelOpened event, @Qualifier("orderDeadlines") DeadlineManager deadlines, TimedDeposit deposit) {
            deadlines.schedule(deposit.due(), DUE, new Step(event.channel(), 0));
        }

        @DeadlineHandler(deadlineName = DUE)
        void isDue(Step step, @Qualifier("orderDeadlines") DeadlineManager deadlines, TimedDeposit deposit) {
            deposit.attempt(step)
                    .ifPresent(
                            retryAt -> deadlines.schedule(retryAt, DUE, new Step(step.channel(), step.failures() + 1)));
        }

        @SagaEventHandler(associationProperty = "subject", keyName = "channel")
        void on(ResumeRequested event, @Qualifier("orderDeadlines") DeadlineManager deadlines, TimedDeposit deposit) {
            if (event.process().equals(PROCESS)) {
                isDue(new Step(new ChannelId(event.subject()), 0), deadlines, deposit);
            }
        }

        /** The deadline is left to fire: it finds no saga and is gone. */
        @EndSaga
        @SagaEventHandler(associationProperty = "channel")
        void on(ChannelFunded event) {}
    }
}

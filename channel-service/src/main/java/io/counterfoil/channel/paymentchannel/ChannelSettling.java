package io.counterfoil.channel.paymentchannel;

import io.counterfoil.channel.paymentchannel.ChannelCommand.SettleChannel;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.process.Stalls;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What {@link ChannelSettlementSaga} does. */
@Component
class ChannelSettling {
    private final Commands commands;
    private final Stalls stalls;
    private final ChannelTerms terms;
    private final InstantSource clock;

    ChannelSettling(Commands commands, Stalls stalls, ChannelTerms terms, InstantSource clock) {
        this.commands = commands;
        this.stalls = stalls;
        this.terms = terms;
        this.clock = clock;
    }

    Instant timeIsOver() {
        return clock.instant().plus(terms.openFor());
    }

    /** Gives the time of the next attempt where this one failed. */
    Optional<Instant> attempt(ChannelId channel, int failures) {
        return stalls.attempt(
                ChannelSettlementSaga.PROCESS,
                channel.value(),
                failures,
                () -> commands.send(new SettleChannel(channel, clock.instant())));
    }
}

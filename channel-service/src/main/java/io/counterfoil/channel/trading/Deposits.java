package io.counterfoil.channel.trading;

import io.counterfoil.channel.funding.FundingState;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingEvent;
import io.counterfoil.kernel.channel.FundingEvent.FundsFailed;
import io.counterfoil.kernel.channel.FundingEvent.FundsRefused;
import io.counterfoil.kernel.channel.FundingEvent.FundsSent;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Recorded;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What became of deposits. */
@Component
final class Deposits {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ChannelReader reader;
    private final History history;

    Deposits(ChannelReader reader, History history) {
        this.reader = reader;
        this.history = history;
    }

    ChannelId await(Sentinel sentinel, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        for (var channel = ready(sentinel); ; channel = ready(sentinel)) {
            if (channel.isPresent()) return channel.get();
            if (System.nanoTime() >= end) {
                throw Rejected.again("funds-under-way", "The funds are still on their way.");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Empty where it is still on its way. */
    private Optional<ChannelId> ready(Sentinel sentinel) {
        var state = reader.funding(sentinel.funding());
        boolean isGiven = sentinel.serial() >= 0 && sentinel.serial() <= state.serial();
        if (state.between() == null || !isGiven) throw Rejected.unknown(FundingId.class);
        var sent = state.sent();
        if (sent != null && sent.serial() <= sentinel.serial()) return Optional.empty();
        if (sentinel.serial() < state.serial()) return Optional.of(arrived(sentinel));
        return Optional.ofNullable(state.current())
                .map(FundingState.Current::channel)
                .or(() -> {
                    throw failed();
                });
    }

    private ChannelId arrived(Sentinel sentinel) {
        if (events(sentinel.funding()).anyMatch(it -> it instanceof FundsFailed e && e.serial() == sentinel.serial())) {
            throw failed();
        }
        return events(sentinel.funding())
                .filter(FundsSent.class::isInstance)
                .map(FundsSent.class::cast)
                .filter(event -> event.serial() == sentinel.serial())
                .map(FundsSent::channel)
                .findFirst()
                .orElseThrow(Deposits::failed);
    }

    private static Rejected failed() {
        return new Rejected(
                "funds-failed",
                "The funds have not arrived: the payer's account does not cover them, or the channel is collected.");
    }

    /**
     * Of a request for which nothing is on its way any more.
     *
     * @throws Rejected where it was refused, or its deposit has failed
     */
    void requireFilled(FundingId funding, String request) {
        if (events(funding)
                .anyMatch(it -> it instanceof FundsRefused e && e.requests().contains(request))) {
            throw new Rejected("funds-short", "not enough funds are available in the channel, and none are to be sent");
        }
        events(funding)
                .filter(FundsSent.class::isInstance)
                .map(FundsSent.class::cast)
                .filter(event -> event.requests().contains(request))
                .findFirst()
                .ifPresent(event -> arrived(new Sentinel(funding, event.serial())));
    }

    private Stream<FundingEvent> events(FundingId funding) {
        return history.of(funding).stream().map(Recorded::event).map(FundingEvent.class::cast);
    }
}

package io.counterfoil.channel.trading;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingEvent.FundsRequested;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Recorded;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** What became of requests for funds. */
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
        var asked = asked(sentinel);
        var request = ((FundsRequested) asked.event()).request();
        while (reader.funding(sentinel.funding()).isAwaited(request)) {
            if (System.nanoTime() >= end) {
                throw Rejected.again("funds-under-way", "The funds are still on their way.");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return answer(asked).channel();
    }

    /**
     * The channel that the funds are in, of a request that is not awaited any more.
     *
     * @throws Rejected where it was refused, or its deposit has failed
     */
    ChannelId filled(Sentinel sentinel) {
        return answer(asked(sentinel)).channel();
    }

    /** Empty where they are not, or nobody has asked for any. */
    Optional<ChannelId> arrived(Sentinel sentinel) {
        try {
            return Optional.of(filled(sentinel));
        } catch (Rejected notArrived) {
            return Optional.empty();
        }
    }

    private Answered answer(Recorded asked) {
        return new Answered(history, reader, (FundsRequested) asked.event(), asked.position());
    }

    /** @throws Rejected {@code funding-unknown} where nobody has asked so */
    private Recorded asked(Sentinel sentinel) {
        return history.first(sentinel.request())
                .filter(it ->
                        it.event() instanceof FundsRequested e && e.funding().equals(sentinel.funding()))
                .orElseThrow(() -> Rejected.unknown(FundingId.class));
    }
}

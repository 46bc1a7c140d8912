package io.counterfoil.channel.trading.views;

import io.counterfoil.channel.trading.Asker;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Projections;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has whoever reads a list wait until it has all that had happened when they came. */
@Component
final class Lately {
    static final Duration WAIT_MAX = Duration.ofSeconds(3);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final History history;
    private final Projections projections;

    Lately(History history, Projections projections) {
        this.history = history;
        this.projections = projections;
    }

    /** Where the log ends. */
    long position() {
        return history.position();
    }

    boolean has(long position, String projection) {
        return projections.reach(projection) >= position;
    }

    /** @throws Rejected {@code position-not-reached} where it takes too long */
    void await(String projection) {
        long position = position();
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        while (!has(position, projection)) {
            if (System.nanoTime() >= end) {
                throw Rejected.again("position-not-reached", "This list has not come that far yet.");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Null for whoever acts for all. */
    static @Nullable String party(Asker asker) {
        return switch (asker) {
            case Asker.Operator _ -> null;
            case Asker.Merchant merchant -> merchant.id().value();
        };
    }
}

package io.counterfoil.platform.eventlog;

import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what all began with where no message does: over a call to the outside, to the commands that are sent because of
 * its answer.
 */
public final class Correlation {
    /** Of this thread and of those that it starts: one call may be several at once. */
    private static final InheritableThreadLocal<@Nullable String> DURING = new InheritableThreadLocal<>();

    /** Null where it is not known. */
    public static @Nullable String current() {
        return CurrentUnitOfWork.isStarted()
                ? (String) CurrentUnitOfWork.get().getCorrelationData().get(Trail.CORRELATION)
                : DURING.get();
    }

    public static void during(@Nullable String correlation, Runnable work) {
        DURING.set(correlation);
        try {
            work.run();
        } finally {
            DURING.remove();
        }
    }

    /** For a message that is sent from here. */
    static Map<String, String> metadata() {
        @Nullable String correlation = current();
        return correlation == null ? Map.of() : Map.of(Trail.CORRELATION, correlation);
    }

    private Correlation() {}
}

package io.counterfoil.order.ordering;

import java.time.Duration;

/** How much longer somebody waits for an answer. Goes by the machine's own time, which nobody moves. */
public final class TimeLeft {
    /** A payer waits for it: providers, and the order's rules, have to make do with this. */
    static final Duration ANSWERED_WITHIN = Duration.ofMillis(2800);

    private final long endNanos;

    private TimeLeft(Duration time) {
        endNanos = System.nanoTime() + time.toNanos();
    }

    public static TimeLeft ofRequest() {
        return new TimeLeft(ANSWERED_WITHIN);
    }

    /** Zero when it is over. */
    public Duration duration() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    /** What may be spent so that so much is left. */
    public Duration before(Duration kept) {
        var rest = duration().minus(kept);
        return rest.isNegative() ? Duration.ZERO : rest;
    }
}

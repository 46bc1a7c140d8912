package io.counterfoil.kernel.retry;

import java.time.Duration;

/** Waits that double from the first to the longest. */
public record Backoff(Duration first, Duration longest) {
    private static final int DOUBLINGS_MAX = 30;

    /** @param failures in a row, from 1 */
    public Duration after(int failures) {
        var wait = first.multipliedBy(1L << Math.clamp(failures - 1, 0, DOUBLINGS_MAX));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}

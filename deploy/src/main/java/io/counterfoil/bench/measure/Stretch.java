package io.counterfoil.bench.measure;

import java.util.concurrent.TimeUnit;

/**
 * What callers got done in a while.
 *
 * @param latencies nanoseconds of each call, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Stretch(long nanos, long[] latencies) {
    private static final int HUNDRED = 100;

    public long done() {
        return latencies.length;
    }

    public long perSecond() {
        return Math.round(done() * (double) TimeUnit.SECONDS.toNanos(1) / nanos);
    }

    /** The latency that so many of a hundred calls stayed within; 0 where none was made. */
    public long micros(int percentile) {
        if (latencies.length == 0) return 0;
        int place = (int) Math.min(latencies.length - 1L, (long) latencies.length * percentile / HUNDRED);
        return TimeUnit.NANOSECONDS.toMicros(latencies[place]);
    }
}

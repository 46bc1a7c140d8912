package io.counterfoil.platform.watch;

import java.time.Duration;

/** How long a consumer has stood at one position although the log goes on behind it. */
final class Standstill {
    private long position = -1;
    private long since;

    /** @param now of a clock that nobody sets, in nanoseconds */
    Duration since(long at, long head, long now) {
        if (at != position || at >= head) {
            position = at;
            since = now;
        }
        return Duration.ofNanos(now - since);
    }
}

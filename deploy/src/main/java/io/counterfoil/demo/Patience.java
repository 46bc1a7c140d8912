package io.counterfoil.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what takes its time. */
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** The last thing seen, whether or not it is what was waited for. */
    static <T> T await(Duration wait, Supplier<T> look, Predicate<T> wanted) {
        var until = System.nanoTime() + wait.toNanos();
        var seen = look.get();
        while (!wanted.test(seen) && System.nanoTime() < until) {
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = look.get();
        }
        return seen;
    }

    private Patience() {}
}

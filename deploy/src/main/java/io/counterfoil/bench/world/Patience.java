package io.counterfoil.bench.world;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what takes its time. */
public final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** @return whether it has come */
    public static boolean await(Duration wait, BooleanSupplier wanted) {
        var until = System.nanoTime() + wait.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > until) return false;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private Patience() {}
}

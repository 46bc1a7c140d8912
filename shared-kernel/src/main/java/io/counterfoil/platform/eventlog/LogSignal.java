package io.counterfoil.platform.eventlog;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Says that there may be something new in the log. */
final class LogSignal {
    private final Semaphore given = new Semaphore(0);

    /** Once is enough: what nobody awaits must not add up. */
    void give() {
        if (given.availablePermits() == 0) given.release();
    }

    /** Returns when it has been given since the last time, and after that long at the latest. */
    void await(Duration max) throws InterruptedException {
        if (given.tryAcquire(max.toNanos(), TimeUnit.NANOSECONDS)) given.drainPermits();
    }
}

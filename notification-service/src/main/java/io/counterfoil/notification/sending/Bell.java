package io.counterfoil.notification.sending;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Says that there may be something to send. */
final class Bell {
    private final Semaphore rings = new Semaphore(0);

    void ring() {
        rings.release();
    }

    /** Until it rings, or for as long. However often it has rung is once. */
    void await(Duration most) throws InterruptedException {
        if (rings.tryAcquire(most.toMillis(), MILLISECONDS)) rings.drainPermits();
    }
}

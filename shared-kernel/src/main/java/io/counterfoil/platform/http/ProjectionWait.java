package io.counterfoil.platform.http;

import io.counterfoil.platform.eventlog.Projections;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Has readers wait until a projection has come far enough: for so long, and so many at once. */
@Component
final class ProjectionWait {
    static final Duration WAIT_MAX = Duration.ofSeconds(3);

    /** Each holds a thread of the server, which has more. */
    static final int WAITING_MAX = 50;

    private static final Duration LOOK_AGAIN_FIRST = Duration.ofMillis(5);
    private static final Duration LOOK_AGAIN_MAX = Duration.ofMillis(80);

    private final Projections projections;
    private final Semaphore places = new Semaphore(WAITING_MAX);

    ProjectionWait(Projections projections) {
        this.projections = projections;
    }

    /**
     * Returns how far the projection has come.
     *
     * @throws Refusal 503 where that is not far enough in time
     */
    long until(long position, String projection) {
        long reached = projections.reach(projection);
        if (reached >= position) return reached;
        if (!places.tryAcquire()) throw notReached();
        try {
            return waited(position, projection);
        } finally {
            places.release();
        }
    }

    private long waited(long position, String projection) {
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        long pause = LOOK_AGAIN_FIRST.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(pause);
            long reached = projections.reach(projection);
            if (reached >= position) return reached;
            pause = Math.min(2 * pause, LOOK_AGAIN_MAX.toNanos());
        }
        throw notReached();
    }

    private static Refusal notReached() {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "position-not-reached",
                "This list has not come that far yet. Please ask again in the same words.");
    }
}

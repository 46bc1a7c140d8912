package io.counterfoil.platform.outbound;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.counterfoil.kernel.retry.Backoff;
import io.counterfoil.kernel.retry.Cause;
import io.counterfoil.platform.eventlog.Correlation;
import io.counterfoil.platform.outbound.Claims.Claim;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one line busy: claims what is due and calls, each on a thread of its own, so that a call that hangs holds up
 * nothing but itself.
 */
final class Dialler {
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofHours(1));

    private static final long LOOK_EVERY_MILLIS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Dialler.class);

    private final Line line;
    private final Claims claims;
    private final InstantSource clock;
    private final Map<String, Claim> busy = new ConcurrentHashMap<>();
    private final Semaphore wakes = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private volatile boolean stopping;
    private long renewedNanos = System.nanoTime();

    Dialler(Line line, Claims claims, InstantSource clock) {
        this.line = line;
        this.claims = claims;
        this.clock = clock;
    }

    void start() {
        Thread.ofVirtual().name("line-" + line.kind()).start(this::work);
    }

    void wake() {
        wakes.release();
    }

    /** Claims nothing more; calls under way go on. */
    void stopTaking() {
        stopping = true;
        threads.shutdown();
        wake();
    }

    /** Waits for the calls under way, then cuts them off and leaves them to others. */
    void stop(Duration wait) throws InterruptedException {
        if (threads.awaitTermination(wait.toMillis(), MILLISECONDS)) return;
        threads.shutdownNow();
        busy.values().forEach(claims::release);
    }

    private void work() {
        while (!stopping) {
            try {
                renew();
                take();
            } catch (RuntimeException e) {
                LOG.warn("line {} cannot see what is due, looking again", line.kind(), e);
            }
            await();
        }
    }

    private void renew() {
        if (System.nanoTime() - renewedNanos < claims.renewEvery().toNanos()) return;
        renewedNanos = System.nanoTime();
        claims.renew(line.kind(), busy.keySet());
    }

    private void take() {
        var free = line.atOnceMax() - busy.size();
        if (free <= 0) return;
        for (var claim : claims.take(line.kind(), free, busy.keySet(), line.full())) {
            busy.put(claim.subject(), claim);
            threads.execute(() -> make(claim));
        }
    }

    private void make(Claim claim) {
        try {
            call(claim);
        } catch (RuntimeException e) {
            LOG.warn("{} of {} stays claimed until it is taken over", claim.kind(), claim.subject(), e);
        } finally {
            busy.remove(claim.subject());
            wake();
        }
    }

    private void call(Claim claim) {
        try {
            Correlation.during(claim.correlation(), () -> line.call(claim.subject()));
        } catch (NotYet e) {
            claims.postpone(claim, clock.instant().plus(NotYet.PAUSE), e.rooms());
            return;
        } catch (RuntimeException e) {
            if (stopping) {
                claims.release(claim);
            } else {
                failed(claim, e);
            }
            return;
        }
        claims.done(claim);
    }

    private void failed(Claim claim, RuntimeException e) {
        var retryAt = clock.instant().plus(BACKOFF.after(claim.failures() + 1));
        LOG.info("{} of {} failed, again at {}: {}", claim.kind(), claim.subject(), retryAt, Cause.of(e));
        claims.failed(claim, retryAt, Cause.of(e));
    }

    private void await() {
        try {
            if (wakes.tryAcquire(LOOK_EVERY_MILLIS, MILLISECONDS)) wakes.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}

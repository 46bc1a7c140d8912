package io.counterfoil.platform.outbound;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.counterfoil.kernel.retry.Cause;
import io.counterfoil.platform.eventlog.Correlation;
import io.counterfoil.platform.outbound.Claims.Claim;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one line busy: claims what is due and calls, each on a thread of its own, so that a call that hangs holds up
 * nothing but itself. Calls that were made in the meantime are struck off together; what is lost of that in a crash is called
 * again.
 */
final class Dialler {
    private static final long LOOK_EVERY_NANOS = MILLISECONDS.toNanos(500);
    private static final Logger LOG = LoggerFactory.getLogger(Dialler.class);

    private final Line line;
    private final Claims claims;
    private final InstantSource clock;
    private final Map<String, Claim> busy = new ConcurrentHashMap<>();
    private final BlockingQueue<String> made = new LinkedBlockingQueue<>();
    private final Semaphore wakes = new Semaphore(0);
    private final ExecutorService threads;

    private volatile boolean stopping;
    /** Whether something may be due that is not claimed. */
    private volatile boolean moreDue = true;

    private long lookedNanos = System.nanoTime();
    private long renewedNanos = System.nanoTime();

    /** @param threads one for each call */
    Dialler(Line line, Claims claims, InstantSource clock, ThreadFactory threads) {
        this.line = line;
        this.claims = claims;
        this.clock = clock;
        this.threads = Executors.newThreadPerTaskExecutor(threads);
    }

    void start() {
        Thread.ofVirtual().name("line-" + line.kind()).start(this::work);
    }

    /** Something is due. */
    void wake() {
        moreDue = true;
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
        if (!threads.awaitTermination(wait.toMillis(), MILLISECONDS)) threads.shutdownNow();
        try {
            strikeOff();
            busy.values().forEach(claims::release);
        } catch (RuntimeException e) {
            LOG.warn("calls of line {} stay claimed until they are taken over", line.kind(), e);
        }
    }

    private void work() {
        while (!stopping) {
            boolean look = moreDue || nanosToNextLook() <= 0;
            if (look) lookedNanos = System.nanoTime();
            try {
                renew();
                strikeOff();
                if (look || moreDue) take();
            } catch (Throwable e) { // whatever it is, a line that stopped would call nobody any more
                LOG.warn("line {} cannot see what is due, looking again", line.kind(), e);
            }
            await();
        }
    }

    private long nanosToNextLook() {
        return lookedNanos + LOOK_EVERY_NANOS - System.nanoTime();
    }

    private void renew() {
        if (System.nanoTime() - renewedNanos < claims.renewEvery().toNanos()) return;
        renewedNanos = System.nanoTime();
        claims.renew(line.kind(), busy.keySet());
    }

    /** A call that was added again while it was made is due by now. */
    private synchronized void strikeOff() {
        var subjects = List.copyOf(made);
        if (subjects.isEmpty()) return;
        if (claims.done(line.kind(), subjects)) moreDue = true;
        subjects.forEach(_ -> made.remove());
        subjects.forEach(busy::remove);
    }

    private void take() {
        // Before it looks: what is added from now on is looked for again.
        moreDue = false;
        var full = line.full();
        var free = line.atOnceMax() - busy.size();
        var taken = free <= 0 ? List.<Claim>of() : claims.take(line.kind(), free, busy.keySet(), full);
        taken.forEach(this::begin);
        // Whatever has no place yet may have one as soon as a call ends.
        if (taken.size() >= free || !full.isEmpty()) moreDue = true;
    }

    private void begin(Claim claim) {
        busy.put(claim.subject(), claim);
        try {
            threads.execute(() -> make(claim));
        } catch (Throwable e) { // whatever it is, the call is nobody's here, and the others are begun
            // What is refused because this process stops is given back when it has.
            if (!stopping) busy.remove(claim.subject());
            LOG.warn("{} of {} stays claimed until it is taken over", claim.kind(), claim.subject(), e);
        }
    }

    private void make(Claim claim) {
        boolean isMade = false;
        try {
            isMade = call(claim);
            if (isMade) made.add(claim.subject());
            if (stopping) strikeOff();
        } catch (RuntimeException e) {
            LOG.warn("{} of {} stays claimed until it is taken over", claim.kind(), claim.subject(), e);
        } finally {
            if (!isMade) busy.remove(claim.subject());
            wakes.release();
        }
    }

    /** Whether it was made. */
    private boolean call(Claim claim) {
        try {
            Correlation.during(claim.correlation(), () -> line.call(claim.subject()));
            return true;
        } catch (NotYet e) {
            claims.postpone(claim, clock.instant().plus(NotYet.PAUSE), e.rooms());
        } catch (RuntimeException e) {
            if (stopping) {
                claims.release(claim);
            } else {
                failed(claim, e);
            }
        }
        return false;
    }

    private void failed(Claim claim, RuntimeException e) {
        var retryAt = clock.instant().plus(line.backoff().after(claim.failures() + 1));
        LOG.info("{} of {} failed, again at {}: {}", claim.kind(), claim.subject(), retryAt, Cause.of(e));
        claims.failed(claim, retryAt, Cause.of(e));
    }

    private void await() {
        try {
            if (wakes.tryAcquire(nanosToNextLook(), NANOSECONDS)) wakes.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}

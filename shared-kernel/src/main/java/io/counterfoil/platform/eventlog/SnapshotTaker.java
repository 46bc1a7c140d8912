package io.counterfoil.platform.eventlog;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.counterfoil.platform.eventlog.StateMeters.Taken;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes snapshots on a thread of its own: no command waits for one, or fails because of one. */
final class SnapshotTaker implements AutoCloseable {
    private static final int WAITING_MAX = 100;
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTaker.class);

    private final Snapshots snapshots;
    private final StateMeters meters;
    private final ExecutorService thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().daemon().name("snapshots").factory());

    SnapshotTaker(Snapshots snapshots, StateMeters meters) {
        this.snapshots = snapshots;
        this.meters = meters;
    }

    /** @return false when there is too much to do: it is to be asked for again */
    <S> boolean take(Strand<S> strand, Known<S> known) {
        try {
            thread.execute(() -> store(strand, known));
            return true;
        } catch (RejectedExecutionException e) {
            meters.taken(Taken.PUT_OFF);
            return false;
        }
    }

    private <S> void store(Strand<S> strand, Known<S> known) {
        try {
            snapshots.store(strand.stream(), known, strand.form());
            meters.taken(Taken.STORED);
        } catch (RuntimeException e) {
            meters.taken(Taken.FAILED);
            LOG.warn("no snapshot was taken of {}: {}", strand.stream(), e.toString());
        }
    }

    /** What is not written by now is written another time. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}

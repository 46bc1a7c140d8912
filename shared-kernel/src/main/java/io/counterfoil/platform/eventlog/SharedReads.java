package io.counterfoil.platform.eventlog;

import io.counterfoil.platform.eventlog.NewerRows.Row;
import io.counterfoil.platform.eventlog.StreamReader.Sought;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One read for all who ask while others read. Whoever finds as many reading as may waits for a place, and then reads for
 * all who have come by then. Nobody is answered by a read that had begun before they asked. One that fails has failed for all
 * whom it was to answer.
 */
final class SharedReads {
    static final int READERS_MAX = 2;
    static final int STREAMS_MAX = 512;
    /** Then it is read all the same: those who have the places may hang. */
    static final Duration PLACE_WAIT_MAX = Duration.ofSeconds(1);

    private final Function<List<Sought>, List<List<Row>>> log;
    private final Duration placeWaitMax;
    private final Semaphore places = new Semaphore(READERS_MAX, true);
    /** What nobody has begun to read. */
    private @Nullable Batch open;

    /** @param log reads of each stream what came since */
    SharedReads(Function<List<Sought>, List<List<Row>>> log, Duration placeWaitMax) {
        this.log = log;
        this.placeWaitMax = placeWaitMax;
    }

    /** As of one moment after this was called; within a transaction by its connection, as it sees the log. */
    List<List<Row>> read(List<Sought> streams) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) return log.apply(streams);
        var batch = joined(streams);
        if (batch.isNew()) read(batch.batch());
        return batch.batch().of(streams);
    }

    private record Joined(Batch batch, boolean isNew) {}

    private synchronized Joined joined(List<Sought> streams) {
        var present = open;
        boolean isNew = present == null || present.asked.size() >= STREAMS_MAX;
        var batch = present == null || isNew ? new Batch() : present;
        batch.asked.addAll(streams);
        open = batch;
        return new Joined(batch, isNew);
    }

    /** How many streams wait for a read that has not begun. */
    synchronized int waiting() {
        return open == null ? 0 : open.asked.size();
    }

    private synchronized List<Sought> closed(Batch batch) {
        if (open == batch) open = null;
        return List.copyOf(batch.asked);
    }

    private void read(Batch batch) {
        boolean placed = takesAPlace();
        var streams = closed(batch);
        try {
            batch.answer(streams, log.apply(streams));
        } catch (RuntimeException | Error failure) {
            batch.found.completeExceptionally(failure);
        } finally {
            if (placed) places.release();
        }
    }

    private boolean takesAPlace() {
        try {
            return places.tryAcquire(placeWaitMax.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What is read by one query, for all who have asked before it began. */
    private static final class Batch {
        final Set<Sought> asked = new LinkedHashSet<>();
        final CompletableFuture<Map<Sought, List<Row>>> found = new CompletableFuture<>();

        void answer(List<Sought> streams, List<List<Row>> rows) {
            var newer = new HashMap<Sought, List<Row>>();
            for (int i = 0; i < streams.size(); i++) newer.put(streams.get(i), rows.get(i));
            found.complete(newer);
        }

        List<List<Row>> of(List<Sought> streams) {
            try {
                var newer = found.join();
                return streams.stream()
                        .map(it -> Objects.requireNonNull(newer.get(it)))
                        .toList();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof RuntimeException why) throw why;
                throw failed;
            }
        }
    }
}

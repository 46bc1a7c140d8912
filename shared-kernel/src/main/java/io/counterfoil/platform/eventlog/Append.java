package io.counterfoil.platform.eventlog;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The events of one command on their way into the log: stored all or not at all, while whoever brought them waits. */
final class Append {
    private final List<NewEvent> events;
    private final Rows rows;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<Void> outcome = new CompletableFuture<>();

    private volatile boolean doubtful;

    Append(List<NewEvent> events) {
        this.events = events;
        this.rows = Rows.of(events);
    }

    List<NewEvent> events() {
        return events;
    }

    Rows rows() {
        return rows;
    }

    /** True once: for the writer, who will answer, or for whoever brought the events and waits no longer. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    /** They may have been stored although nobody has said so. */
    void doubt() {
        doubtful = true;
    }

    void stored() {
        outcome.complete(null);
    }

    void failed(RuntimeException why) {
        var certain = !doubtful || !(why instanceof LogUnavailable);
        outcome.completeExceptionally(certain ? why : LogUnavailable.unknown("whether it was stored", why));
    }

    /** Whoever waits is told that nobody knows, unless they have been told what came of it. */
    void abandon() {
        if (!outcome.isDone()) outcome.completeExceptionally(LogUnavailable.unknown("the writer has died", null));
    }

    /** @return true when the events are stored, false when nothing is known yet; throws why they are not stored */
    boolean isStoredWithin(long millis) throws InterruptedException {
        try {
            outcome.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException why) throw why;
            throw LogUnavailable.unknown("the writer has failed", failed);
        }
    }
}

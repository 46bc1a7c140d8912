package io.counterfoil.platform.eventlog;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.messaging.MetaData;

/** A command on its way to be decided, while whoever brought it waits, or decides it and what waits beside it. */
final class Asked<C, S> {
    private final C command;
    private final MetaData trail;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
    private final CompletableFuture<S> answer = new CompletableFuture<>();
    private volatile boolean written;

    /** @param trail what the metadata of its events says */
    Asked(C command, MetaData trail) {
        this.command = command;
        this.trail = trail;
    }

    C command() {
        return command;
    }

    MetaData trail() {
        return trail;
    }

    /** True once: for whoever decides it, or for who brought it and waits no longer. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    /** Has who brought it decide; false where they are gone. */
    boolean call() {
        return take() && turn.complete(true);
    }

    /** @param written whether it has led to anything */
    void answer(S state, boolean written) {
        this.written = written;
        answer.complete(state);
        turn.complete(false);
    }

    void fail(RuntimeException why) {
        answer.completeExceptionally(why);
        turn.complete(false);
    }

    /** Nothing more is coming, unless it has been answered. */
    void abandon() {
        if (!answer.isDone()) fail(LogUnavailable.unknown("whoever decided it has failed", null));
    }

    /** @return whether it is one's turn to decide; otherwise there is an answer */
    boolean awaitTurn() {
        try {
            return turn.get(GroupAppender.WAIT_MAX_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            if (take()) throw LogUnavailable.notStored("its turn has not come", null);
            return turn.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw take()
                    ? LogUnavailable.notStored("interrupted while waiting", e)
                    : LogUnavailable.unknown("interrupted while it was decided", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a turn is never refused", e);
        }
    }

    boolean hasWritten() {
        return written;
    }

    /** The state after it; throws why there is none. */
    S answer() {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException why) throw why;
            throw failed;
        }
    }
}

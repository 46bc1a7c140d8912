package io.counterfoil.platform.eventlog;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.messaging.MetaData;

/** A command on its way to be decided, while whoever brought it waits, or decides it and what waits beside it. */
final class Asked<C, S> {
    private final C command;
    private final MetaData trail;
    private final AtomicReference<Hands> hands = new AtomicReference<>(Hands.NONE);
    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
    private final CompletableFuture<S> answer = new CompletableFuture<>();
    private volatile boolean written;

    /** In whose hands it is. */
    private enum Hands {
        NONE,
        /** Somebody's who decides it with others, or nobody's for good. */
        TAKEN,
        /** Its own: who brought it has the turn, and has to decide or to leave it. */
        CALLED
    }

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
        return hands.compareAndSet(Hands.NONE, Hands.TAKEN);
    }

    /** Has who brought it decide; false where they are gone. */
    boolean call() {
        return hands.compareAndSet(Hands.NONE, Hands.CALLED) && turn.complete(true);
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

    /**
     * @param leave has the next one decide, where the turn comes to who waits no longer
     * @return whether it is one's turn to decide; otherwise there is an answer
     */
    boolean awaitTurn(Runnable leave) {
        try {
            return awaitTurn();
        } catch (TimeoutException late) {
            throw LogUnavailable.unknown("it is not decided", late);
        } catch (InterruptedException e) {
            throw interrupted(leave, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a turn is never refused", e);
        }
    }

    /** Once more as long where somebody has it in hand. */
    private boolean awaitTurn() throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return turn.get(GroupAppender.WAIT_MAX_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            if (take()) throw LogUnavailable.notStored("its turn has not come", late);
            return turn.get(GroupAppender.WAIT_MAX_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private LogUnavailable interrupted(Runnable leave, InterruptedException e) {
        Thread.currentThread().interrupt();
        if (take()) return LogUnavailable.notStored("interrupted while waiting", e);
        if (hands.get() == Hands.TAKEN) return LogUnavailable.unknown("interrupted while it was decided", e);
        leave.run();
        return LogUnavailable.notStored("interrupted before it was decided", e);
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

package io.counterfoil.notification.sending;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.platform.eventlog.Correlation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is held, each notice in its turn and on a thread of its own. */
final class Attempts implements InTurn {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Sender sender;
    private final Queues queues;
    private final Held held;
    private final Consumer<EndpointId> ended;
    /** Those that somebody here waits for. */
    private final ConcurrentMap<DeliveryId, CompletableFuture<@Nullable Void>> asked = new ConcurrentHashMap<>();

    private final ExecutorService threads;
    private volatile boolean stopping;

    /**
     * @param ended is told of each attempt's endpoint when it is over and others have been begun in its place
     * @param threads one for each attempt
     */
    Attempts(Sender sender, Queues queues, Held held, Consumer<EndpointId> ended, ThreadFactory threads) {
        this.sender = sender;
        this.queues = queues;
        this.held = held;
        this.ended = ended;
        this.threads = Executors.newThreadPerTaskExecutor(threads);
    }

    /** All that may be. */
    void begin() {
        for (var next : queues.next()) start(next);
    }

    private void start(Sent turn) {
        try {
            threads.execute(() -> send(turn));
        } catch (Throwable e) { // whatever it is, the place is given back, and the others are begun
            end(turn, false);
            var asker = asked.remove(turn.notice().delivery());
            if (asker != null) asker.completeExceptionally(e);
            LOG.info("{} is left to others", turn.notice().delivery(), e);
        }
    }

    private void send(Sent turn) {
        var delivery = turn.notice().delivery();
        @Nullable Throwable failure = attempt(turn);
        var asker = asked.remove(delivery);
        boolean over = false;
        try {
            over = asker == null && isOver(delivery, failure);
        } finally {
            end(turn, over);
            if (asker != null) answer(asker, failure);
        }
        if (stopping) return;
        begin();
        ended.accept(turn.notice().endpoint());
    }

    /** @return what it failed of, for reasons of ours */
    private @Nullable Throwable attempt(Sent turn) {
        var notice = turn.notice();
        try {
            Correlation.during(notice.correlation(), () -> sender.send(notice.delivery(), turn));
            return null;
        } catch (Throwable e) { // a notice that was lost here would be held for ever
            return e;
        }
    }

    /** @return false where it stays claimed until it is taken over */
    private boolean isOver(DeliveryId delivery, @Nullable Throwable failure) {
        return failure == null || (!stopping && setAside(delivery, failure));
    }

    private boolean setAside(DeliveryId delivery, Throwable cause) {
        LOG.info("{} is set aside", delivery, cause);
        try {
            sender.setAside(delivery);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("{} stays claimed until it is taken over", delivery, e);
            return false;
        }
    }

    private void end(Sent turn, boolean over) {
        var delivery = turn.notice().delivery();
        if (over) {
            held.sent(delivery);
        } else if (!stopping) {
            held.leave(delivery);
        }
        queues.done(turn, System.nanoTime());
    }

    private static void answer(CompletableFuture<@Nullable Void> asker, @Nullable Throwable failure) {
        if (failure == null) {
            asker.complete(null);
        } else {
            asker.completeExceptionally(failure);
        }
    }

    @Override
    public boolean send(DueNotice notice) {
        if (!held.add(notice.delivery())) return false;
        var over = new CompletableFuture<@Nullable Void>();
        asked.put(notice.delivery(), over);
        if (stopping) cancel(notice.delivery());
        queues.add(List.of(notice));
        begin();
        try {
            over.join();
            return true;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw failed;
        }
    }

    private void cancel(DeliveryId delivery) {
        var asker = asked.remove(delivery);
        if (asker != null) asker.cancel(false);
    }

    /** Waits for what is under way, then cuts it off and leaves it to others. */
    void stop(Duration wait) {
        stopping = true;
        var waiting = queues.clear().stream().map(DueNotice::delivery).toList();
        waiting.forEach(this::cancel);
        held.release(waiting);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(wait.toMillis(), MILLISECONDS)) threads.shutdownNow();
            held.strikeOff();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        asked.keySet().forEach(this::cancel);
        held.release();
    }
}

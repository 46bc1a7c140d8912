package io.counterfoil.notification.sending;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.notification.sending.Queues.Sent;
import io.counterfoil.platform.eventlog.Correlation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what is due, each notice on a thread of its own and in turns that are fair. Starts last and stops first: what a
 * sender reports goes through everything else.
 */
final class Dispatch implements SmartLifecycle {
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);
    /** Other processes' notices ring no bell here. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** Claimed and not yet sent, beside those under way. */
    private static final int AHEAD_MAX = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final NoticeQueue queue;
    private final Bell bell;
    private final Places places;
    private final Sender sender;
    private final Queues queues;
    private final Set<DeliveryId> held = ConcurrentHashMap.newKeySet();
    private final Queue<DeliveryId> sent = new ConcurrentLinkedQueue<>();
    /** Endpoints that may have more to send than was taken. */
    private final Set<EndpointId> deep = ConcurrentHashMap.newKeySet();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;
    private volatile boolean stopping;
    private long renewedNanos = System.nanoTime();

    Dispatch(NoticeQueue queue, Bell bell, Places places, Sender sender) {
        this.queue = queue;
        this.bell = bell;
        this.places = places;
        this.sender = sender;
        this.queues = new Queues(places);
    }

    private void work() {
        while (!stopping) {
            try {
                queues.giveWay(System.nanoTime());
                finish();
                renew();
                take();
                begin();
            } catch (RuntimeException e) {
                LOG.warn("cannot see which notices are due, looking again", e);
            }
            await();
        }
    }

    private void finish() {
        var done = new ArrayList<DeliveryId>();
        for (var next = sent.poll(); next != null; next = sent.poll()) done.add(next);
        if (done.isEmpty()) return;
        try {
            queue.done(done);
        } catch (RuntimeException e) {
            sent.addAll(done);
            throw e;
        }
        done.forEach(held::remove);
    }

    private void renew() {
        if (System.nanoTime() - renewedNanos < queue.renewEvery().toNanos()) return;
        renewedNanos = System.nanoTime();
        if (!held.isEmpty()) queue.renew(held);
    }

    private void take() {
        int room = places.total() + AHEAD_MAX - held.size();
        if (room <= 0) return;
        var taken = queue.take(room, places.perEndpoint(), queues.full());
        noteDepth(taken);
        // One whose claim ran out may still be on its way.
        queues.add(taken.stream().filter(notice -> held.add(notice.delivery())).toList());
    }

    private void noteDepth(List<DueNotice> taken) {
        var depths = taken.stream().collect(groupingBy(DueNotice::endpoint, counting()));
        depths.forEach((endpoint, depth) -> {
            if (depth == places.perEndpoint()) deep.add(endpoint);
        });
    }

    private void begin() {
        try {
            for (var next : queues.next(System.nanoTime())) threads.execute(() -> send(next));
        } catch (RejectedExecutionException stopped) {
            LOG.debug("what is held is left to others", stopped);
        }
    }

    private void send(Sent turn) {
        boolean over = sendSafely(turn);
        if (over) {
            sent.add(turn.notice().delivery());
        } else if (!stopping) {
            held.remove(turn.notice().delivery());
        }
        queues.done(turn, System.nanoTime());
        if (stopping) return;
        begin();
        goOn(turn.notice().endpoint());
    }

    /** What is done is noted when there is something else to do: most often nothing more is due. */
    private void goOn(EndpointId endpoint) {
        boolean crowded = held.size() >= places.total() + AHEAD_MAX;
        if (crowded || (!queues.has(endpoint) && deep.remove(endpoint))) bell.ring();
    }

    /** @return false where it stays claimed until it is taken over */
    private boolean sendSafely(Sent turn) {
        var delivery = turn.notice().delivery();
        try {
            Correlation.during(turn.notice().correlation(), () -> sender.send(delivery));
            return true;
        } catch (RuntimeException e) {
            return !stopping && setAside(delivery, e);
        }
    }

    private boolean setAside(DeliveryId delivery, RuntimeException cause) {
        LOG.info("{} is set aside", delivery, cause);
        try {
            sender.setAside(delivery);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("{} stays claimed until it is taken over", delivery, e);
            return false;
        }
    }

    private void await() {
        try {
            bell.await(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("notices").start(this::work);
    }

    @Override
    public void stop() {
        stop(STOP_WAIT_MAX);
    }

    /** Waits for what is under way, then cuts it off and leaves it to others. */
    void stop(Duration wait) {
        running = false;
        stopping = true;
        bell.ring();
        release(queues.clear().stream().map(DueNotice::delivery).toList());
        threads.shutdown();
        try {
            if (!threads.awaitTermination(wait.toMillis(), MILLISECONDS)) threads.shutdownNow();
            finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release(List.copyOf(held));
    }

    private void release(List<DeliveryId> deliveries) {
        if (!deliveries.isEmpty()) queue.release(deliveries);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package io.counterfoil.notification.sending;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.counterfoil.kernel.notification.EndpointId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes what is due and has it sent, in turns that are fair. Starts last and stops first: what a sender reports goes through
 * everything else.
 */
final class Dispatch implements SmartLifecycle, InTurn {
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);
    /** Other processes' notices ring no bell here. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /**
     * Claimed and not yet begun, for endpoints that answer at once. Where there are more, and of those that are slow always,
     * one of each endpoint is enough; and that much is claimed of everybody, so that who is next is decided here.
     */
    private static final int AHEAD_MAX = 2_000;
    /** Claimed by one statement. */
    private static final int TAKEN_MAX = 1_000;

    private static final int TAKES_MAX = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final NoticeQueue queue;
    private final Bell bell;
    private final Places places;
    private final Queues queues;
    private final Held held;
    private final Attempts attempts;
    /** Endpoints that may have more to send than was taken. */
    private final Set<EndpointId> deep = ConcurrentHashMap.newKeySet();

    private volatile boolean running;

    Dispatch(NoticeQueue queue, Bell bell, Places places, Sender sender) {
        this.queue = queue;
        this.bell = bell;
        this.places = places;
        this.queues = new Queues(places);
        this.held = new Held(queue);
        this.attempts = new Attempts(
                sender, queues, held, this::goOn, Thread.ofVirtual().factory());
    }

    private void work() {
        while (running) {
            try {
                queues.giveWay(System.nanoTime());
                held.strikeOff();
                held.renew();
                takeAll();
                attempts.begin();
            } catch (Throwable e) { // whatever it is, everybody waits for the next look
                LOG.warn("cannot see which notices are due, looking again", e);
            }
            await();
        }
    }

    /** Before any is begun: the more endpoints take turns, the sooner is found out which of them hang. */
    private void takeAll() {
        for (int i = 0; i < TAKES_MAX && take() == TAKEN_MAX; i++) {}
    }

    private int take() {
        int each = queues.ahead() < AHEAD_MAX ? places.perEndpoint() : 1;
        var slow = queues.slow();
        var taken = queue.take(TAKEN_MAX, each, slow, queues.full());
        taken.stream().collect(groupingBy(DueNotice::endpoint, counting())).forEach((endpoint, depth) -> {
            if (depth == (slow.contains(endpoint) ? 1 : each)) deep.add(endpoint);
        });
        queues.add(taken.stream().filter(notice -> held.add(notice.delivery())).toList());
        return taken.size();
    }

    /** What is done is noted when there is something else to do: most often nothing more is due. */
    private void goOn(EndpointId endpoint) {
        if (!queues.has(endpoint) && deep.remove(endpoint)) bell.ring();
    }

    private void await() {
        try {
            bell.await(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public boolean send(DueNotice notice) {
        return attempts.send(notice);
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

    void stop(Duration wait) {
        running = false;
        bell.ring();
        attempts.stop(wait);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package io.counterfoil.notification.sending;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whose turn it is: a queue for each endpoint, merchants in turn, the endpoints of a merchant in turn. Nobody has more than
 * their places. One half of all places, and of each merchant's, is for endpoints that answer at once; whoever keeps us
 * waiting leaves it, and goes by the other half from then on, until they answer at once again.
 */
final class Queues {
    /** An endpoint that takes longer than this keeps others waiting, whatever it says in the end. */
    static final Duration SLOW = Duration.ofSeconds(1);

    /** Of the slow ones that are remembered, the longest known is forgotten. */
    private static final int SLOW_MAX = 10_000;

    private final Places places;
    private final Map<EndpointId, Queue> queues = new HashMap<>();
    private final Map<MerchantId, Desk> desks = new HashMap<>();
    private final Deque<Desk> inTurn = new ArrayDeque<>();
    private final Set<EndpointId> slow = new LinkedHashSet<>();
    /** Under way in the first half, the longest first. */
    private final Set<Sent> quick = new LinkedHashSet<>();

    private final UnderWay all;

    Queues(Places places) {
        this.places = places;
        this.all = new UnderWay(places.total());
    }

    /** A notice that is under way. */
    static final class Sent {
        private final DueNotice notice;
        private final long begun;

        private Sent(DueNotice notice, long begun) {
            this.notice = notice;
            this.begun = begun;
        }

        DueNotice notice() {
            return notice;
        }

        /** @return by the clock that it was begun by */
        boolean hasTaken(Duration time, long nanos) {
            return nanos - begun > time.toNanos();
        }
    }

    synchronized void add(Collection<DueNotice> notices) {
        for (var notice : notices) {
            var queue = queues.computeIfAbsent(notice.endpoint(), _ -> new Queue(notice));
            queue.waiting.add(notice);
            queue.desk.enter(queue);
        }
    }

    /**
     * All that may be sent now; each has a place until it is {@link #done}.
     *
     * @param now of a clock that nobody sets, in nanoseconds
     */
    synchronized List<Sent> next(long now) {
        var all = new ArrayList<Sent>();
        for (var sent = one(now); sent.isPresent(); sent = one(now)) all.add(sent.get());
        return all;
    }

    /** Those that have been under way for long leave the places for others. */
    synchronized void giveWay(long now) {
        while (!quick.isEmpty() && quick.iterator().next().hasTaken(SLOW, now)) {
            var sent = quick.iterator().next();
            quick.remove(sent);
            all.giveWay();
            queue(sent).desk.underWay.giveWay();
            keptWaiting(sent.notice().endpoint());
        }
    }

    synchronized void done(Sent sent, long now) {
        var endpoint = sent.notice().endpoint();
        var queue = queue(sent);
        boolean slowly = !quick.remove(sent);
        all.end(slowly);
        queue.desk.underWay.end(slowly);
        queue.underWay--;
        queue.desk.forgetIfIdle();
        if (sent.hasTaken(SLOW, now)) {
            keptWaiting(endpoint);
        } else {
            slow.remove(endpoint);
        }
        if (queue.waiting.isEmpty() && queue.underWay == 0) queues.remove(endpoint);
    }

    private Queue queue(Sent sent) {
        return Objects.requireNonNull(queues.get(sent.notice().endpoint()), "nothing was sent there");
    }

    private void keptWaiting(EndpointId endpoint) {
        slow.remove(endpoint);
        slow.add(endpoint);
        if (slow.size() > SLOW_MAX) slow.remove(slow.iterator().next());
    }

    /** Endpoints of which enough is waiting here. */
    synchronized Set<EndpointId> full() {
        var full = new LinkedHashSet<EndpointId>();
        queues.forEach((endpoint, queue) -> {
            if (!queue.waiting.isEmpty()) full.add(endpoint);
        });
        return full;
    }

    /** Takes out all that waits, for somebody else to send. */
    synchronized List<DueNotice> clear() {
        var all = new ArrayList<DueNotice>();
        for (var queue : queues.values()) {
            all.addAll(queue.waiting);
            queue.waiting.clear();
        }
        return all;
    }

    /** Whether anything waits here for the endpoint. */
    synchronized boolean has(EndpointId endpoint) {
        var queue = queues.get(endpoint);
        return queue != null && !queue.waiting.isEmpty();
    }

    private Optional<Sent> one(long now) {
        for (int left = inTurn.size(); left > 0; left--) {
            var desk = inTurn.removeFirst();
            var sent = desk.one(now);
            if (desk.inTurn.isEmpty()) {
                desk.forgetIfIdle();
            } else {
                inTurn.addLast(desk);
            }
            if (sent.isPresent()) return sent;
        }
        return Optional.empty();
    }

    /** How many are, in each half of so many places. */
    private static final class UnderWay {
        private final int half;
        private int quick;
        private int slow;

        UnderWay(int places) {
            half = Places.half(places);
        }

        boolean isFull(boolean slowly) {
            return (slowly ? slow : quick) >= half;
        }

        void begin(boolean slowly) {
            if (slowly) slow++;
            else quick++;
        }

        void giveWay() {
            quick--;
            slow++;
        }

        void end(boolean slowly) {
            if (slowly) slow--;
            else quick--;
        }

        boolean isNothing() {
            return quick + slow == 0;
        }
    }

    /** One merchant's. */
    private final class Desk {
        private final MerchantId merchant;
        private final Deque<Queue> inTurn = new ArrayDeque<>();
        private final UnderWay underWay = new UnderWay(places.perMerchant());

        Desk(MerchantId merchant) {
            this.merchant = merchant;
        }

        void enter(Queue queue) {
            if (inTurn.isEmpty()) Queues.this.inTurn.addLast(this);
            if (!inTurn.contains(queue)) inTurn.addLast(queue);
        }

        Optional<Sent> one(long now) {
            for (int left = inTurn.size(); left > 0; left--) {
                var queue = inTurn.removeFirst();
                var sent = queue.one(now);
                if (!queue.waiting.isEmpty()) inTurn.addLast(queue);
                if (sent.isPresent()) return sent;
            }
            return Optional.empty();
        }

        void forgetIfIdle() {
            if (inTurn.isEmpty() && underWay.isNothing()) desks.remove(merchant);
        }
    }

    /** One endpoint's. */
    private final class Queue {
        private final Desk desk;
        private final Deque<DueNotice> waiting = new ArrayDeque<>();
        private int underWay;

        Queue(DueNotice first) {
            desk = desks.computeIfAbsent(first.merchant(), Desk::new);
        }

        Optional<Sent> one(long now) {
            if (waiting.isEmpty() || underWay >= places.perEndpoint()) return Optional.empty();
            boolean slowly = slow.contains(waiting.getFirst().endpoint());
            if (all.isFull(slowly) || desk.underWay.isFull(slowly)) return Optional.empty();
            var sent = new Sent(waiting.removeFirst(), now);
            if (!slowly) quick.add(sent);
            all.begin(slowly);
            desk.underWay.begin(slowly);
            underWay++;
            return Optional.of(sent);
        }
    }
}

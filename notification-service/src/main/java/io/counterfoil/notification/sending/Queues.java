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
 * Whose turn it is: a lane for each endpoint, merchants in turn, the endpoints of a merchant in turn. Nobody has more than
 * their places. One half of all places, and of each merchant's, is for endpoints that answer at once; whoever keeps us
 * waiting leaves it, and goes by the other half from then on, until they answer at once again.
 */
final class Queues {
    /** An endpoint that takes longer than this keeps others waiting, whatever it says in the end. */
    static final Duration SLOW = Duration.ofSeconds(1);

    /** Of the slow ones that are remembered, the longest known is forgotten. */
    private static final int SLOW_MAX = 10_000;

    private final Places places;
    private final Map<EndpointId, Lane> lanes = new HashMap<>();
    private final Map<MerchantId, Desk> desks = new HashMap<>();
    private final Deque<Desk> inTurn = new ArrayDeque<>();
    private final Set<EndpointId> slow = new LinkedHashSet<>();
    /** Under way in the first half. */
    private final Set<Sent> quick = new LinkedHashSet<>();

    private final UnderWay underWay;

    Queues(Places places) {
        this.places = places;
        this.underWay = new UnderWay(places.total(), places.most());
    }

    synchronized void add(Collection<DueNotice> notices) {
        for (var notice : notices) {
            var lane = lanes.computeIfAbsent(notice.endpoint(), endpoint -> new Lane(endpoint, desk(notice)));
            lane.waiting().add(notice);
            var desk = lane.desk();
            if (!desk.isWaiting()) inTurn.addLast(desk);
            desk.enter(lane);
        }
    }

    private Desk desk(DueNotice notice) {
        return desks.computeIfAbsent(notice.merchant(), merchant -> new Desk(merchant, places.perMerchant()));
    }

    /** All that may be sent now; each has a place until it is {@link #done}. */
    synchronized List<Sent> next() {
        var all = new ArrayList<Sent>();
        for (var sent = one(); sent.isPresent(); sent = one()) all.add(sent.get());
        return all;
    }

    private Optional<Sent> one() {
        if (!underWay.hasPlace(false) && !underWay.hasPlace(true)) return Optional.empty();
        for (int left = inTurn.size(); left > 0; left--) {
            var desk = inTurn.removeFirst();
            var sent = desk.begin(this::hasPlace, this::isSlow);
            sent.ifPresent(begun -> begin(begun, desk));
            if (desk.isWaiting()) inTurn.addLast(desk);
            else forgetIfIdle(desk);
            if (sent.isPresent()) return sent;
        }
        return Optional.empty();
    }

    private boolean isSlow(Lane lane) {
        return slow.contains(lane.endpoint());
    }

    private boolean hasPlace(Lane lane) {
        boolean slowly = isSlow(lane);
        return lane.underWay() < places.perEndpoint()
                && lane.desk().underWay().hasPlace(slowly)
                && underWay.hasPlace(slowly);
    }

    private void begin(Sent sent, Desk desk) {
        underWay.begin(sent.slowly());
        desk.underWay().begin(sent.slowly());
        if (!sent.slowly()) quick.add(sent);
    }

    /**
     * Those that the receiver has had for long leave the places for others.
     *
     * @param now of a clock that nobody sets, in nanoseconds
     */
    synchronized void giveWay(long now) {
        quick.removeIf(sent -> {
            boolean late = sent.hasTaken(SLOW, now);
            if (late) giveWay(sent);
            return late;
        });
    }

    private void giveWay(Sent sent) {
        sent.giveWay();
        underWay.giveWay();
        lane(sent).desk().underWay().giveWay();
        keptWaiting(sent.notice().endpoint());
    }

    /** What never left for its receiver tells nothing of them. */
    synchronized void done(Sent sent, long now) {
        var lane = lane(sent);
        var desk = lane.desk();
        lane.end(sent);
        quick.remove(sent);
        underWay.end(sent.slowly());
        desk.underWay().end(sent.slowly());
        forgetIfIdle(desk);
        if (sent.hasTaken(SLOW, now)) {
            keptWaiting(lane.endpoint());
        } else if (sent.isBack() && !lane.keepsWaiting(SLOW, now)) {
            slow.remove(lane.endpoint());
        }
        if (lane.isIdle()) lanes.remove(lane.endpoint());
    }

    private Lane lane(Sent sent) {
        return Objects.requireNonNull(lanes.get(sent.notice().endpoint()), "nothing was sent there");
    }

    private void keptWaiting(EndpointId endpoint) {
        slow.remove(endpoint);
        slow.add(endpoint);
        if (slow.size() > SLOW_MAX) slow.remove(slow.iterator().next());
    }

    private void forgetIfIdle(Desk desk) {
        if (desk.isIdle()) desks.remove(desk.merchant());
    }

    /** Endpoints that keep us waiting. */
    synchronized Set<EndpointId> slow() {
        return Set.copyOf(slow);
    }

    /** Endpoints of which enough is waiting here. */
    synchronized Set<EndpointId> full() {
        var full = new LinkedHashSet<EndpointId>();
        for (var lane : lanes.values()) if (lane.isWaiting()) full.add(lane.endpoint());
        return full;
    }

    /** How much waits here for endpoints that answer at once, as far as we know. */
    synchronized int ahead() {
        return lanes.values().stream()
                .filter(lane -> !isSlow(lane))
                .mapToInt(lane -> lane.waiting().size())
                .sum();
    }

    /** Whether anything waits here for the endpoint. */
    synchronized boolean has(EndpointId endpoint) {
        var lane = lanes.get(endpoint);
        return lane != null && lane.isWaiting();
    }

    /** Takes out all that waits, for somebody else to send. */
    synchronized List<DueNotice> clear() {
        var all = new ArrayList<DueNotice>();
        for (var lane : lanes.values()) {
            all.addAll(lane.waiting());
            lane.waiting().clear();
        }
        return all;
    }
}

package io.counterfoil.notification.sending;

import io.counterfoil.kernel.notification.EndpointId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** One endpoint's: what waits here, and what is under way. */
final class Lane {
    private final EndpointId endpoint;
    private final Desk desk;
    private final Deque<DueNotice> waiting = new ArrayDeque<>();
    private final Set<Sent> underWay = new LinkedHashSet<>();

    Lane(EndpointId endpoint, Desk desk) {
        this.endpoint = endpoint;
        this.desk = desk;
    }

    EndpointId endpoint() {
        return endpoint;
    }

    Desk desk() {
        return desk;
    }

    Deque<DueNotice> waiting() {
        return waiting;
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    int underWay() {
        return underWay.size();
    }

    boolean isIdle() {
        return waiting.isEmpty() && underWay.isEmpty();
    }

    Sent begin(boolean slowly) {
        var sent = new Sent(waiting.removeFirst(), slowly);
        underWay.add(sent);
        return sent;
    }

    void end(Sent sent) {
        underWay.remove(sent);
    }

    /** Whether the receiver still has one of them for longer. */
    boolean keepsWaiting(Duration time, long now) {
        return underWay.stream().anyMatch(sent -> sent.hasTaken(time, now));
    }
}

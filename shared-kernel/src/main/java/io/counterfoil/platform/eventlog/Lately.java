package io.counterfoil.platform.eventlog;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * What the tail has of one thing: all that happened to it in a stretch of the log.
 *
 * @param after the stretch begins after this position
 * @param through and goes at least to this one; there is none where that is less than {@code after}
 * @param events oldest first
 */
record Lately(long after, long through, List<DomainEventMessage<?>> events) {
    /** Whether it knows of all that happened between the two positions, the first not included. */
    boolean covers(long from, long to) {
        return after <= from && to <= through;
    }

    /** Whether nothing has happened to it before. */
    boolean isWhole() {
        return !events.isEmpty() && events.getFirst().getSequenceNumber() == 0;
    }

    boolean has(String event) {
        return events.stream().anyMatch(one -> one.getIdentifier().equals(event));
    }

    Stream<DomainEventMessage<?>> between(long from, long to) {
        return events.stream().filter(event -> from < position(event) && position(event) <= to);
    }

    static long position(DomainEventMessage<?> event) {
        return ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow();
    }
}

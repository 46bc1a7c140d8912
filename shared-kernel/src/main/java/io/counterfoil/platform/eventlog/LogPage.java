package io.counterfoil.platform.eventlog;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * A stretch of the log.
 *
 * @param after the position before its first
 * @param events for each position in turn what its row has become: mostly one event; as many as the upcasters made of it
 */
record LogPage(long after, List<List<TrackedEventMessage<?>>> events) {
    /**
     * Says which event belongs to which row.
     *
     * @throws IllegalStateException where a position is missing, or an event belongs to no row that was read or comes in
     *     another order than the rows: nobody shall pass what they have not seen
     */
    static LogPage of(long after, List<LogRow> rows, List<? extends TrackedEventMessage<?>> made) {
        var events = new ArrayList<List<TrackedEventMessage<?>>>(rows.size());
        int next = 0;
        for (var row : rows) {
            long position = after + events.size() + 1;
            if (row.position() != position) throw missing(position, row.position());
            int first = next;
            while (next < made.size() && position(made.get(next)) == position) next++;
            events.add(List.copyOf(made.subList(first, next)));
        }
        if (next < made.size()) throw misplaced(made.get(next), after);
        return new LogPage(after, events);
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    private static IllegalStateException missing(long position, long found) {
        return new IllegalStateException("the log holds nothing at position " + position + ", but goes on at " + found);
    }

    private static IllegalStateException misplaced(TrackedEventMessage<?> event, long after) {
        return new IllegalStateException("the upcasters made event " + event.getIdentifier() + " at "
                + event.trackingToken() + " out of its place in what follows position " + after);
    }

    /** The position of its last row. */
    long through() {
        return after + events.size();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** What of it comes after that position. */
    LogPage from(long position) {
        if (position <= after) return this;
        int seen = (int) Math.min(position - after, events.size());
        return new LogPage(after + seen, events.subList(seen, events.size()));
    }
}

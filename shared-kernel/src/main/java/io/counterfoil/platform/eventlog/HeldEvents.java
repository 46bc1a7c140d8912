package io.counterfoil.platform.eventlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The last events of the log, by position and by stream: one thread adds them, many read. Positions have no gaps, so an
 * event's place in memory follows from its position.
 */
final class HeldEvents {
    private static final long NONE = 0;

    private final int max;
    private final AtomicReferenceArray<@Nullable Row> rows;
    /** The last of each stream that has any here. */
    private final Map<String, Row> last = new ConcurrentHashMap<>();

    /** Up to here events may be overwritten, or were never here. */
    private volatile long before;

    private volatile long newest = -1;

    HeldEvents(int max) {
        this.max = max;
        this.rows = new AtomicReferenceArray<>(max);
    }

    /** Nothing up to this position will be held. */
    void beginAfter(long position) {
        before = position;
        newest = position;
    }

    /** The position of the last event; -1 before the beginning. */
    long newest() {
        return newest;
    }

    /** @param page what comes after the newest */
    void add(LogPage page) {
        // Said before it is done: whoever reads meanwhile relies on nothing that is about to go.
        before = Math.max(before, page.through() - max);
        long position = page.after();
        for (var events : page.events()) put(++position, events);
        newest = page.through();
    }

    private void put(long position, List<TrackedEventMessage<?>> events) {
        @Nullable DomainEventMessage<?> event = theOne(events);
        long previous = NONE;
        if (event == null) {
            // Whose it was is not known any more.
            before = position;
        } else {
            @Nullable Row ofStream = last.get(event.getAggregateIdentifier());
            previous = ofStream == null ? NONE : ofStream.position;
        }
        var row = new Row(position, previous, event, events);
        @Nullable Row gone = rows.getAndSet(place(position), row);
        if (gone != null && gone.event != null) last.remove(gone.event.getAggregateIdentifier(), gone);
        if (event != null) last.put(event.getAggregateIdentifier(), row);
    }

    private static @Nullable DomainEventMessage<?> theOne(List<TrackedEventMessage<?>> events) {
        return events.size() == 1 && events.getFirst() instanceof DomainEventMessage<?> event ? event : null;
    }

    /** What comes after that position, as far as it is held; empty where any of it no longer is. */
    Optional<LogPage> after(long position, int most) {
        long until = Math.min(newest, position + most);
        var events = new ArrayList<List<TrackedEventMessage<?>>>();
        for (long next = position + 1; next <= until; next++) {
            @Nullable Row row = at(next);
            if (row == null) return Optional.empty();
            events.add(row.events);
        }
        return Optional.of(new LogPage(position, events));
    }

    /** What has happened to one thing of late. */
    Lately lately(String stream) {
        long through = newest;
        var found = new ArrayDeque<Row>();
        @Nullable Row row = last.get(stream);
        while (row != null) {
            found.addFirst(row);
            row = row.previous == NONE ? null : at(row.previous);
        }
        // Asked last: whatever was overwritten meanwhile is not relied on.
        long after = before;
        return new Lately(after, through, of(found, after));
    }

    private static List<DomainEventMessage<?>> of(Deque<Row> rows, long after) {
        var events = new ArrayList<DomainEventMessage<?>>(rows.size());
        for (var row : rows) if (row.position > after && row.event != null) events.add(row.event);
        return events;
    }

    private @Nullable Row at(long position) {
        @Nullable Row row = rows.get(place(position));
        return row == null || row.position != position ? null : row;
    }

    private int place(long position) {
        return (int) (position % max);
    }

    /**
     * What a row of the log has become. It names the one before it in its stream by position only, or a long stream would be
     * kept whole.
     */
    private static final class Row {
        private final long position;
        private final long previous;
        private final @Nullable DomainEventMessage<?> event;
        private final List<TrackedEventMessage<?>> events;

        Row(long position, long previous, @Nullable DomainEventMessage<?> event, List<TrackedEventMessage<?>> events) {
            this.position = position;
            this.previous = previous;
            this.event = event;
            this.events = events;
        }
    }
}

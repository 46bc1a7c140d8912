package io.counterfoil.platform.eventlog;

import io.counterfoil.platform.eventlog.Beside.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what it takes to know how one thing stands, and no more. */
final class StreamReader {
    /** Whoever gets as many asks for the rest. */
    static final int EVENTS_A_READ = 1_000;

    /** In one statement, so that the events begin with the one after which the snapshot that comes with them was taken. */
    private static final String FROM_SNAPSHOT = """
            select 0 as part, sequence, shape as name, state as content
              from event_log.snapshot
             where stream = :stream
            union all
            (select 1, sequence, name, payload
               from event_log.event
              where stream = :stream
                and sequence >= coalesce(
                        (select sequence from event_log.snapshot where stream = :stream and shape = :shape), 0)
              order by sequence limit :events)
            order by part, sequence
            """;

    /** For each stream what has happened since, or what its snapshot has and what came after. */
    private static final String SEEK = """
            with sought as (
                select * from unnest(?::text[], ?::bigint[], ?::text[]) with ordinality as it (stream, since, shape, number))
            select number, 0 as part, snapshot.sequence, snapshot.shape as name, snapshot.state as content
              from sought join event_log.snapshot using (stream)
             where since < 0
            union all
            select number, 1, later.sequence, later.name, later.payload
              from sought cross join lateral (
                   select sequence, name, payload from event_log.event
                    where event.stream = sought.stream
                      and event.sequence > case when since < 0
                              then coalesce(
                                  (select saved.sequence - 1 from event_log.snapshot as saved
                                    where saved.stream = sought.stream and saved.shape = sought.shape), -1)
                              else since end
                    order by event.sequence limit ?) as later
             order by number, part, sequence
            """;

    /** As few as there are places that look: their texts need not be put together, and compared, for each look. */
    private final Map<Glancing, String> glances = new ConcurrentHashMap<>();

    private final JdbcClient sql;
    private final Serializer events;
    private final SharedReads shared;

    StreamReader(JdbcClient sql, Serializer events) {
        this.sql = sql;
        this.events = events;
        this.shared = new SharedReads(new NewerRows(sql)::read, SharedReads.PLACE_WAIT_MAX);
    }

    /** The stream's snapshot, whatever its shape, and the first events: since one of {@code shape}, or of all. */
    Beginning begin(String stream, String shape) {
        var rows = sql.sql(FROM_SNAPSHOT)
                .param("stream", stream)
                .param("shape", shape)
                .param("events", EVENTS_A_READ + 1)
                .query((row, _) -> row.getInt("part") == 0 ? saved(row) : event(row))
                .list();
        var events = rows.stream()
                .filter(Event.class::isInstance)
                .map(Event.class::cast)
                .toList();
        return new Beginning(
                rows.stream()
                        .filter(Saved.class::isInstance)
                        .map(Saved.class::cast)
                        .findFirst(),
                events);
    }

    /** Of each stream what came since, all as of one moment. */
    List<List<Event>> since(List<Sought> streams) {
        return shared.read(streams).stream()
                .map(newer -> newer.stream().map(this::event).toList())
                .toList();
    }

    /** All as of one moment. */
    List<Beginning> seek(List<Sought> streams) {
        var snapshots = new HashMap<Integer, Saved>();
        var events = streams.stream().<List<Event>>map(_ -> new ArrayList<>()).toList();
        sql.sql(SEEK)
                .param(streams.stream().map(Sought::stream).toArray(String[]::new))
                .param(streams.stream().map(Sought::since).toArray(Long[]::new))
                .param(streams.stream().map(Sought::shape).toArray(String[]::new))
                .param(EVENTS_A_READ + 1)
                .query(row -> {
                    int index = row.getInt("number") - 1;
                    if (row.getInt("part") == 0) snapshots.put(index, saved(row));
                    else events.get(index).add(event(row));
                });
        return IntStream.range(0, streams.size())
                .mapToObj(i -> new Beginning(Optional.ofNullable(snapshots.get(i)), events.get(i)))
                .toList();
    }

    List<Event> since(Sought stream) {
        return since(List.of(stream)).getFirst();
    }

    /** For each thing what is not known of it yet; all of it and the row as of one moment. */
    Seen glance(Beside beside, List<Look<?>> looks) {
        var query = glances.computeIfAbsent(new Glancing(beside.query(), looks.size()), Glancing::query);
        var parameters = new ArrayList<Object>(List.of(beside.parameter()));
        for (int i = 0; i < looks.size(); i++) {
            parameters.addAll(List.of(
                    i + 1,
                    looks.get(i).stream(),
                    looks.get(i).sequence(),
                    looks.get(i).eventsWorthReading()));
        }
        var row = new AtomicReference<@Nullable Row>();
        var newer = looks.stream().<List<Event>>map(_ -> new ArrayList<>()).toList();
        sql.sql(query).params(parameters).query(found -> {
            int number = found.getInt("number");
            if (number == 0) row.set(new Row(found.getString("name"), found.getString("content")));
            else newer.get(number - 1).add(event(found));
        });
        return new Seen(Optional.ofNullable(row.get()), newer);
    }

    private static Saved saved(ResultSet row) throws SQLException {
        return new Saved(row.getLong("sequence"), row.getString("name"), row.getString("content"));
    }

    private Event event(ResultSet row) throws SQLException {
        return event(NewerRows.Row.of(row));
    }

    private Event event(NewerRows.Row row) {
        var content = new SimpleSerializedObject<>(row.content(), byte[].class, row.name(), null);
        return new Event(row.sequence(), events.deserialize(content));
    }

    private record Glancing(String beside, int looks) {
        String query() {
            return "select 0 as number, 0 as sequence, name, content from (" + beside + ") as beside "
                    + NewerRows.AND_SINCE.repeat(looks) + "order by number, sequence";
        }
    }

    /** @param since the last of its events that is known; -1 where none is, and a snapshot of that shape would do */
    record Sought(String stream, long since, String shape) {}

    record Seen(Optional<Row> beside, List<List<Event>> newer) {}

    record Beginning(Optional<Saved> snapshot, List<Event> events) {
        boolean isWhole() {
            return snapshot.isEmpty() || beginsWith(0);
        }

        /** Whether the log has the event after which it was taken. */
        boolean follows(Saved snapshot) {
            return beginsWith(snapshot.sequence());
        }

        private boolean beginsWith(long sequence) {
            return !events.isEmpty() && events.getFirst().sequence() == sequence;
        }

        List<Event> later() {
            return events.subList(1, events.size());
        }
    }

    record Saved(long sequence, String shape, String state) {}

    record Event(long sequence, Object payload) {}
}

package io.counterfoil.platform.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what it takes to know how one thing stands, and no more. */
final class StreamReader {
    /** Whoever gets as many asks for the rest. */
    static final int EVENTS_A_READ = 1_000;

    /** In one statement, so that the events begin after the very snapshot that comes with them. */
    private static final String FROM_SNAPSHOT = """
            select 0 as part, sequence, shape as name, state as content
              from event_log.snapshot
             where stream = :stream
            union all
            (select 1, sequence, name, payload
               from event_log.event
              where stream = :stream
                and sequence > coalesce(
                        (select sequence from event_log.snapshot where stream = :stream and shape = :shape), -1)
              order by sequence limit :events)
            order by part, sequence
            """;

    private static final String SINCE = """
            select sequence, name, payload as content from event_log.event
             where stream = ? and sequence > ?
             order by sequence limit ?
            """;

    private final JdbcClient sql;
    private final Serializer events;

    StreamReader(JdbcClient sql, Serializer events) {
        this.sql = sql;
        this.events = events;
    }

    /** The stream's snapshot, whatever its shape, and the first events after one of {@code shape}, or of all. */
    Beginning begin(String stream, String shape) {
        var rows = sql.sql(FROM_SNAPSHOT)
                .param("stream", stream)
                .param("shape", shape)
                .param("events", EVENTS_A_READ)
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

    List<Event> since(String stream, long sequence) {
        return sql.sql(SINCE)
                .params(stream, sequence, EVENTS_A_READ)
                .query((row, _) -> event(row))
                .list();
    }

    private static Saved saved(ResultSet row) throws SQLException {
        return new Saved(row.getLong("sequence"), row.getString("name"), row.getString("content"));
    }

    private Event event(ResultSet row) throws SQLException {
        var content = new SimpleSerializedObject<>(row.getBytes("content"), byte[].class, row.getString("name"), null);
        return new Event(row.getLong("sequence"), events.deserialize(content));
    }

    record Beginning(Optional<Saved> snapshot, List<Event> events) {}

    record Saved(long sequence, String shape, String state) {}

    record Event(long sequence, Object payload) {}
}

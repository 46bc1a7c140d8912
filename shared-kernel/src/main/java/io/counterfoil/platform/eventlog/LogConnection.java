package io.counterfoil.platform.eventlog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.sql.DataSource;

/** The one connection on which a process appends: each group is one statement, one transaction, one flush. */
final class LogConnection implements AutoCloseable {
    /** Beyond the database's own limit on a statement: nobody is there any more. */
    private static final int SILENCE_MAX_MILLIS = 12_000;

    private static final String APPEND = "select event_log.append(?, ?, ?, ?, ?, ?, ?)";
    private static final String COUNT = """
            select count(*), max(event.position)
              from unnest(?::text[], ?::bigint[], ?::text[]) as ours (stream, sequence, id)
              join event_log.event using (stream, sequence)
             where event.event_id = ours.id::uuid
            """;

    private final InstantSource clock;
    private final Connection connection;
    private final PreparedStatement append;

    private LogConnection(InstantSource clock, Connection connection, PreparedStatement append) {
        this.clock = clock;
        this.connection = connection;
        this.append = append;
    }

    static LogConnection open(DataSource database, InstantSource clock) throws SQLException {
        var connection = database.getConnection();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, SILENCE_MAX_MILLIS);
            return new LogConnection(clock, connection, connection.prepareStatement(APPEND));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Returns when the events are durable.
     *
     * @return the last one's position
     */
    long append(List<NewEvent> events) throws SQLException {
        append.setObject(1, now().atOffset(ZoneOffset.UTC));
        append.setArray(2, texts(events, NewEvent::stream));
        append.setArray(3, sequences(events));
        append.setArray(4, texts(events, NewEvent::name));
        append.setArray(5, texts(events, NewEvent::id));
        append.setArray(6, texts(events, NewEvent::payload));
        append.setArray(7, texts(events, NewEvent::metadata));
        try (var rows = append.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /**
     * Whether the log has exactly these events, by their ids, at these places of their streams.
     *
     * @return the last one's position; empty where it has not
     */
    OptionalLong find(List<NewEvent> events) throws SQLException {
        try (var count = connection.prepareStatement(COUNT)) {
            count.setArray(1, texts(events, NewEvent::stream));
            count.setArray(2, sequences(events));
            count.setArray(3, texts(events, NewEvent::id));
            try (var rows = count.executeQuery()) {
                var all = rows.next() && rows.getLong(1) == events.size();
                return all ? OptionalLong.of(rows.getLong(2)) : OptionalLong.empty();
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Array texts(List<NewEvent> events, Function<NewEvent, String> column) throws SQLException {
        return connection.createArrayOf("text", events.stream().map(column).toArray(String[]::new));
    }

    private Array sequences(List<NewEvent> events) throws SQLException {
        return connection.createArrayOf(
                "int8", events.stream().map(NewEvent::sequence).toArray(Long[]::new));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

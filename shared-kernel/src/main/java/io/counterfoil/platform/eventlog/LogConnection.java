package io.counterfoil.platform.eventlog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The one connection on which a process appends: each group is one transaction and one flush. Few events are one statement;
 * many are copied, which asks more often and costs PostgreSQL little more than half for each.
 */
final class LogConnection implements AutoCloseable {
    /** From here on copying is the quicker way. */
    static final int EVENTS_COPIED_MIN = 32;

    /** Beyond the database's own limit on a statement: nobody is there any more. */
    private static final int SILENCE_MAX_MILLIS = 12_000;

    private static final String APPEND = "select event_log.append(?, ?, ?, ?, ?, ?, ?)";
    /** Whoever is frozen while it has the turn loses it, before those who wait for it give up. */
    private static final String TURN = """
            select next_position, recorded_at, set_config('idle_in_transaction_session_timeout', '2s', true)
              from event_log.turn(?)
            """;

    private static final String COUNT = """
            select count(*), max(event.position)
              from unnest(?::text[], ?::bigint[], ?::text[]) as ours (stream, sequence, id)
              join event_log.event using (stream, sequence)
             where event.event_id = ours.id::uuid
            """;
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final InstantSource clock;
    private final Connection connection;
    private final PreparedStatement append;
    private final PreparedStatement turn;

    private LogConnection(InstantSource clock, Connection connection) throws SQLException {
        this.clock = clock;
        this.connection = connection;
        append = connection.prepareStatement(APPEND);
        turn = connection.prepareStatement(TURN);
    }

    static LogConnection open(DataSource database, InstantSource clock) throws SQLException {
        var connection = database.getConnection();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, SILENCE_MAX_MILLIS);
            return new LogConnection(clock, connection);
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
    long append(List<Append> group) throws SQLException {
        int events = group.stream().mapToInt(append -> append.events().size()).sum();
        return events < EVENTS_COPIED_MIN ? call(events(group)) : copy(group);
    }

    private static List<NewEvent> events(List<Append> group) {
        return group.stream().flatMap(append -> append.events().stream()).toList();
    }

    private long call(List<NewEvent> events) throws SQLException {
        append.setObject(1, now());
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

    private long copy(List<Append> group) throws SQLException {
        connection.setAutoCommit(false);
        try {
            long next = copy(group, turn());
            connection.commit();
            connection.setAutoCommit(true);
            return next - 1;
        } catch (SQLException failure) {
            rollBack(failure);
            throw failure;
        }
    }

    private Turn turn() throws SQLException {
        turn.setObject(1, now());
        try (var rows = turn.executeQuery()) {
            rows.next();
            return new Turn(rows.getLong(1), rows.getObject(2, OffsetDateTime.class));
        }
    }

    private long copy(List<Append> group, Turn turn) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(Rows.COPY);
        try {
            return send(group, turn, copy);
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    private static long send(List<Append> group, Turn turn, CopyIn copy) throws SQLException {
        long next = turn.position();
        long time = ChronoUnit.MICROS.between(POSTGRES_EPOCH, turn.time().toInstant());
        Rows.begin(copy);
        for (var append : group) next = append.rows().writeTo(copy, next, time);
        Rows.end(copy);
        return next;
    }

    /** Where that fails, the database is lost, and what was said before is not the last word. */
    private void rollBack(SQLException failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            failure.setNextException(lost);
        }
    }

    /**
     * Whether the log has exactly these events, by their ids, at these places of their streams.
     *
     * @return the last one's position; empty where it has not
     */
    OptionalLong find(List<Append> group) throws SQLException {
        var events = events(group);
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

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
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

    /** Where the next event goes, and when it is recorded; for the rest of a transaction nobody else's. */
    private record Turn(long position, OffsetDateTime time) {}
}

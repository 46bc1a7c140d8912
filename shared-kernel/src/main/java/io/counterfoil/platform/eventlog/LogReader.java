package io.counterfoil.platform.eventlog;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the log as Axon wants to see it. */
final class LogReader {
    private static final String EVENTS = "select " + LogRow.COLUMNS + " from event_log.event ";

    private final JdbcClient sql;

    LogReader(JdbcClient sql) {
        this.sql = sql;
    }

    List<LogRow> after(long position, int limit) {
        return sql.sql(EVENTS + "where position > ? order by position limit ?")
                .params(position, limit)
                .query(LogRow::of)
                .list();
    }

    List<LogRow> of(String stream, long firstSequence, int limit) {
        return sql.sql(EVENTS + "where stream = ? and sequence >= ? order by sequence limit ?")
                .params(stream, firstSequence, limit)
                .query(LogRow::of)
                .list();
    }

    Optional<Long> lastSequence(String stream) {
        return sql.sql("select sequence from event_log.event where stream = ? order by sequence desc limit 1")
                .param(stream)
                .query(Long.class)
                .optional();
    }

    /** 0 where nothing has happened. */
    long lastPosition() {
        return sql.sql("select coalesce(max(position), 0) from event_log.event")
                .query(Long.class)
                .single();
    }

    /** The last position before the first event that was recorded at {@code instant} or later. */
    long positionBefore(Instant instant) {
        return sql.sql("select min(position) - 1 from event_log.event where recorded_at >= ?")
                .param(Timestamp.from(instant))
                .query(Long.class)
                .optional()
                .orElseGet(this::lastPosition);
    }
}

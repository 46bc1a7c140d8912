package io.counterfoil.platform.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the log and its consumers are, as the database has it. */
final class Positions {
    private final JdbcClient sql;
    private final InstantSource clock;
    private final ThisProcess here;

    Positions(JdbcClient sql, InstantSource clock, ThisProcess here) {
        this.sql = sql;
        this.clock = clock;
        this.here = here;
    }

    /**
     * A consumer's part of the log.
     *
     * @param position how far it was when that was last stored
     * @param owned whether a process has it, if that process still lives
     * @param ours whether that is this one
     * @param silentMillis since a process last said that it has it, or that it has it no more
     */
    record Part(String consumer, int segment, long position, boolean owned, boolean ours, long silentMillis) {}

    List<Part> parts(Collection<String> consumers) {
        return sql.sql("""
                select processor_name, segment, owner is not null as owned,
                       coalesce(owner = :here, false) as ours,
                       coalesce(seen ->> 'globalIndex', seen #>> '{currentToken,globalIndex}', '0')::bigint as position,
                       (extract(epoch from clock_timestamp() - time_stamp::timestamptz) * 1000)::bigint as silent
                  from (select processor_name, segment, owner, time_stamp, token::jsonb as seen
                          from token_entry where processor_name = any(:consumers::text[])) as part
                """)
                .param("here", here.name())
                .param("consumers", consumers.toArray(String[]::new))
                .query(Positions::part)
                .list();
    }

    private static Part part(ResultSet row, int number) throws SQLException {
        return new Part(
                row.getString("processor_name"),
                row.getInt("segment"),
                row.getLong("position"),
                row.getBoolean("owned"),
                row.getBoolean("ours"),
                row.getLong("silent"));
    }

    long head() {
        return sql.sql("select coalesce(max(position), 0) from event_log.event")
                .query(Long.class)
                .single();
    }

    /** How old the events at these positions are, in milliseconds. */
    Map<Long, Long> ages(Collection<Long> positions) {
        var ages = new HashMap<Long, Long>();
        if (positions.isEmpty()) return ages;
        var now = clock.instant();
        sql.sql("select position, recorded_at from event_log.event where position = any(?::bigint[])")
                .param(positions.toArray(Long[]::new))
                .query(row -> {
                    var recordedAt = row.getTimestamp("recorded_at").toInstant();
                    ages.put(
                            row.getLong("position"),
                            Math.max(0, Duration.between(recordedAt, now).toMillis()));
                });
        return ages;
    }
}

package io.counterfoil.platform.outbound;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows which calls are due and which fail. */
public final class CallList {
    /** The longest list that is answered. */
    public static final int ROWS_MAX = 200;

    private final JdbcClient sql;

    CallList(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param cause of the last failure
     * @param dueAt when it is tried again
     */
    public record FailingCall(
            String kind,
            String subject,
            int failures,
            @Nullable String cause,
            Instant dueAt) {}

    /** @param oldest when the call that is due longest became due, where one is due */
    record Backlog(long due, long failing, @Nullable Instant oldest) {}

    /** The calls that failed last time, those with most failures first; at most {@link #ROWS_MAX}. */
    public List<FailingCall> failing() {
        return sql.sql("""
                select kind, subject, failures, cause, due_at from outbound_call
                 where failures > 0 order by failures desc, kind, subject limit ?
                """)
                .param(ROWS_MAX)
                .query((row, _) -> new FailingCall(
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getInt("failures"),
                        row.getString("cause"),
                        row.getTimestamp("due_at").toInstant()))
                .list();
    }

    Backlog backlog(String kind, Instant now) {
        return sql.sql("""
                select count(*) filter (where due_at <= :now) as due,
                       count(*) filter (where failures > 0) as failing,
                       min(due_at) filter (where due_at <= :now) as oldest
                  from outbound_call where kind = :kind
                """)
                .param("now", Timestamp.from(now))
                .param("kind", kind)
                .query((row, _) ->
                        new Backlog(row.getLong("due"), row.getLong("failing"), instant(row.getTimestamp("oldest"))))
                .single();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}

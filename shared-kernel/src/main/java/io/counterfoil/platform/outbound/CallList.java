package io.counterfoil.platform.outbound;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows which calls are due and which fail. */
final class CallList {
    private final JdbcClient sql;

    CallList(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param cause of the last failure
     * @param dueAt when it is tried again
     */
    record FailingCall(
            String kind,
            String subject,
            int failures,
            @Nullable String cause,
            Instant dueAt) {}

    /** Where a call stands in the list. */
    record Place(String kind, String subject) {}

    /** @param oldest when the call that is due longest became due, where one is due */
    record Backlog(long due, long failing, @Nullable Instant oldest) {}

    /** The calls that failed last time, by kind and subject, those behind {@code after}. */
    List<FailingCall> failing(Place after, int limit) {
        return sql.sql("""
                select kind, subject, failures, cause, due_at from outbound_call
                 where failures > 0 and (kind, subject) > (?, ?) order by kind, subject limit ?
                """)
                .params(after.kind(), after.subject(), limit)
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

package io.counterfoil.platform.eventlog;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Appends in the caller's transaction, one transaction at a time.
 *
 * <p>The lock is held until the commit is visible: who gets it next sees the last position, and so does every reader of a
 * later one.
 */
final class LockingAppender implements Appender {
    /** Any number will do as long as nothing else on the database uses it. */
    private static final long LOCK = 0x636f756e746572L;

    /** A statement of its own: the next one must not see the log as it was before the lock was ours. */
    private static final String TAKE_TURN = "select pg_advisory_xact_lock(?)";

    /** A clock may be set back, time in the log never is. */
    private static final String APPEND = """
            insert into event_log.event (position, stream, sequence, name, event_id, recorded_at, payload, metadata)
            select coalesce(last.position, 0) + new.number, new.stream, new.sequence, new.name, new.id::uuid,
                   greatest(?::timestamptz, last.recorded_at), new.payload, new.metadata
              from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
                       with ordinality as new (stream, sequence, name, id, payload, metadata, number)
              left join (select position, recorded_at from event_log.event order by position desc limit 1) as last
                on true
            """;

    private final JdbcClient sql;
    private final TransactionManager transactions;
    private final InstantSource clock;

    LockingAppender(JdbcClient sql, TransactionManager transactions, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void append(List<NewEvent> events) {
        transactions.executeInTransaction(() -> appendInTurn(events));
    }

    private void appendInTurn(List<NewEvent> events) {
        sql.sql(TAKE_TURN).param(LOCK).query((_, _) -> true).single();
        // Read only in turn: time passes with the positions.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sql.sql(APPEND)
                .param(Timestamp.from(now))
                .param(texts(events, NewEvent::stream))
                .param(events.stream().map(NewEvent::sequence).toArray(Long[]::new))
                .param(texts(events, NewEvent::name))
                .param(texts(events, NewEvent::id))
                .param(texts(events, NewEvent::payload))
                .param(texts(events, NewEvent::metadata))
                .update();
    }

    private static Object texts(List<NewEvent> events, Function<NewEvent, String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }
}

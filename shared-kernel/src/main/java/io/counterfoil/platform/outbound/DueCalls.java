package io.counterfoil.platform.outbound;

import io.counterfoil.platform.eventlog.Correlation;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The calls that are due. A saga adds to them in its own transaction; a {@link Line} makes them afterwards. */
public final class DueCalls {
    private final JdbcClient sql;
    private final InstantSource clock;
    private final Wakes wakes;

    DueCalls(JdbcClient sql, InstantSource clock, Wakes wakes) {
        this.sql = sql;
        this.clock = clock;
        this.wakes = wakes;
    }

    /** Due now. */
    public void add(String kind, String subject) {
        add(kind, subject, clock.instant());
    }

    /**
     * Due at a time to come. What is due already stays one call, made at the earlier of the two times; what is being
     * called is called once more.
     */
    public void add(String kind, String subject, Instant dueAt) {
        sql.sql("""
                insert into outbound_call as due (kind, subject, due_at, correlation) values (?, ?, ?, ?)
                    on conflict (kind, subject) do update
                    set due_at   = least(due.due_at, excluded.due_at),
                        again_at = case when due.claimed_by is not null
                                        then least(due.again_at, excluded.due_at) end,
                        correlation = case when due.correlation = coalesce(excluded.correlation, due.correlation)
                                           then due.correlation end
                """)
                .params(kind, subject, Timestamp.from(dueAt))
                .param(Correlation.current())
                .update();
        afterCommit(() -> wakes.wake(kind));
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}

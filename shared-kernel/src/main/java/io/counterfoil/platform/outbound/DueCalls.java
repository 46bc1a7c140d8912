package io.counterfoil.platform.outbound;

import java.sql.Timestamp;
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

    /**
     * Due now. What is due already stays one call, made now if it was put off after a failure; what is being called is
     * called once more afterwards.
     */
    public void add(String kind, String subject) {
        sql.sql("""
                insert into outbound_call as due (kind, subject, due_at) values (?, ?, ?)
                    on conflict (kind, subject) do update
                    set again = due.claimed_by is not null, due_at = least(due.due_at, excluded.due_at)
                """).params(kind, subject, Timestamp.from(clock.instant())).update();
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

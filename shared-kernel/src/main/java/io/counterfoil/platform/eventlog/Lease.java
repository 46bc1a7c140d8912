package io.counterfoil.platform.eventlog;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Elects one process of all that are on the database for a task, by the database's own clock. */
final class Lease {
    private static final String TAKE = """
            insert into lease (task, holder, held_until) values (?, ?, now() + interval '15 seconds')
                on conflict (task) do update
               set holder = excluded.holder, held_until = excluded.held_until
             where lease.holder = excluded.holder or lease.held_until < now()
            """;

    private final JdbcClient sql;
    private final String holder = UUID.randomUUID().toString();

    Lease(JdbcClient sql) {
        this.sql = sql;
    }

    /** Ours for the next 15 seconds, or somebody else's. */
    boolean take(String task) {
        return sql.sql(TAKE).params(task, holder).update() == 1;
    }

    void release() {
        sql.sql("delete from lease where holder = ?").param(holder).update();
    }
}

package io.counterfoil.platform.outbound;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The calls that are due. A saga adds to them in its own transaction; a {@link Line} makes them afterwards. */
public final class DueCalls {
    private final JdbcClient sql;
    private final InstantSource clock;

    DueCalls(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Due now; once more of what is due already is one call. */
    public void add(String kind, String subject) {
        add(kind, subject, clock.instant());
    }

    /** Due at a time to come, for lines with a schedule of their own; what is due already stays due when it was. */
    public void add(String kind, String subject, Instant dueAt) {
        sql.sql("""
                insert into outbound_call (kind, subject, due_at) values (?, ?, ?)
                    on conflict (kind, subject) do update set again = true
                """).params(kind, subject, Timestamp.from(dueAt)).update();
    }
}

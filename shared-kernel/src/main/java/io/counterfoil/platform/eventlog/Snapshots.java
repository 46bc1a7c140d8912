package io.counterfoil.platform.eventlog;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The last snapshot of each stream: made from the log, and thrown away whenever that is easier than to keep it. */
final class Snapshots {
    /**
     * One of the same shape gives way to a later one only, or where it is ahead of the log; processes of two versions may
     * replace each other's.
     */
    private static final String STORE = """
            insert into event_log.snapshot (stream, sequence, shape, state) values (?, ?, ?, ?)
                on conflict (stream) do update
               set (sequence, shape, state, taken_at)
                 = (excluded.sequence, excluded.shape, excluded.state, excluded.taken_at)
             where snapshot.sequence <= excluded.sequence or snapshot.shape <> excluded.shape
                or not exists (select from event_log.event
                                where event.stream = snapshot.stream and event.sequence = snapshot.sequence)
            """;

    private final JdbcClient sql;

    Snapshots(JdbcClient sql) {
        this.sql = sql;
    }

    <S> void store(String stream, Known<S> known, StateForm<S> form) {
        sql.sql(STORE)
                .params(stream, known.sequence(), form.digest(), form.write(known.state()))
                .update();
    }
}

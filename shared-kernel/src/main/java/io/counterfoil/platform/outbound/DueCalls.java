package io.counterfoil.platform.outbound;

import io.counterfoil.platform.eventlog.Correlation;
import io.counterfoil.platform.eventlog.Gathering;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The calls that are due. A saga adds to them in its own transaction, which writes all of them at once before it commits; a
 * {@link Line} makes them afterwards.
 */
public final class DueCalls {
    private final JdbcClient sql;
    private final InstantSource clock;
    private final Gathering<Due> added;

    DueCalls(JdbcClient sql, InstantSource clock, Wakes wakes) {
        this.sql = sql;
        this.clock = clock;
        this.added = new Gathering<>(
                this::write, calls -> calls.stream().map(Due::kind).distinct().forEach(wakes::wake));
    }

    private record Due(
            String kind,
            String subject,
            Instant dueAt,
            @Nullable String correlation) {}

    /** Due now. */
    public void add(String kind, String subject) {
        add(kind, subject, clock.instant());
    }

    /**
     * Due at a time to come. What is due already stays one call, made at the earlier of the two times; what is being
     * called is called once more.
     */
    public void add(String kind, String subject, Instant dueAt) {
        added.add(new Due(kind, subject, dueAt, Correlation.current()));
    }

    /** In the order in which {@link Claims} locks them too. A call that is added twice is traced to what both began with. */
    private void write(List<Due> calls) {
        sql.sql("""
                insert into outbound_call as due (kind, subject, due_at, correlation)
                select kind, subject, min(due_at),
                       case when count(distinct correlation) = 1 and (array_agg(correlation order by nr))[1] is not null
                            then max(correlation) end
                  from unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[])
                       with ordinality as added (kind, subject, due_at, correlation, nr)
                 group by kind, subject
                 order by kind, subject
                    on conflict (kind, subject) do update
                    set due_at   = least(due.due_at, excluded.due_at),
                        again_at = case when due.claimed_by is not null
                                        then least(due.again_at, excluded.due_at) end,
                        correlation = case when due.correlation = coalesce(excluded.correlation, due.correlation)
                                           then due.correlation end
                """)
                .params(
                        each(calls, Due::kind),
                        each(calls, Due::subject),
                        each(calls, call -> call.dueAt().toString()),
                        each(calls, Due::correlation))
                .update();
    }

    private static Object each(List<Due> calls, Function<Due, @Nullable String> text) {
        return calls.stream().map(text).toArray(String[]::new);
    }
}

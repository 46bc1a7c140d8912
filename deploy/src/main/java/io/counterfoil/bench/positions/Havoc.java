package io.counterfoil.bench.positions;

import io.counterfoil.bench.world.BenchBroken;
import io.counterfoil.bench.world.Patience;
import io.counterfoil.bench.world.Terms;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends sessions that append, and kills processes, while events are written, at moments that the seed decides. */
final class Havoc {
    private static final int EVENTS_A_KILL = 100_000;
    private static final int LOOK_MILLIS = 50;
    /** Of so many looks, one ends a session. */
    private static final int LOOKS_A_TERMINATION = 8;

    private static final Duration START_MAX = Duration.ofMinutes(3);

    private static final String TERMINATE = """
            select count(pg_terminate_backend(pid))
              from (select pid from pg_stat_activity
                     where query ~ '^(select .*event_log\\.(append|turn)\\(\\$1|copy event_log\\.event )' and state <> 'idle'
                       and pid <> pg_backend_pid()
                     order by pid offset ? limit 1) as appending
            """;

    private final JdbcClient sql;
    private final Nodes nodes;
    private final SplittableRandom chance;
    private final long target;
    private int kills;
    private long terminated;

    /** @param target how many events there are to be */
    Havoc(JdbcClient sql, Nodes nodes, long target, long seed) {
        this.sql = sql;
        this.nodes = nodes;
        this.target = target;
        chance = new SplittableRandom(seed);
    }

    /** Returns when there are enough events. */
    void wreak(Terms terms) {
        awaitWriting();
        var until = terms.until();
        long share = target / killsMax();
        long moment = chance.nextLong(share);
        for (long events = events(); events < target && !until.isOver(); events = events()) {
            terms.progress().at("events", events, target);
            if (chance.nextInt(LOOKS_A_TERMINATION) == 0) terminateOne();
            if (events >= moment && kills < killsMax()) {
                nodes.killOne(chance.nextInt(nodes.count()));
                kills++;
                moment = kills * share + chance.nextLong(share);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
        terms.progress().done();
        awaitWriting();
    }

    private long killsMax() {
        return Math.max(1, target / EVENTS_A_KILL);
    }

    private void awaitWriting() {
        if (!Patience.await(START_MAX, nodes::areWriting)) throw new BenchBroken("not all processes write");
    }

    private void terminateOne() {
        terminated += sql.sql(TERMINATE)
                .param(chance.nextInt(nodes.count()))
                .query(Long.class)
                .single();
    }

    private long events() {
        return sql.sql("select coalesce(max(position), 0) from event_log.event")
                .query(Long.class)
                .single();
    }

    int kills() {
        return kills;
    }

    long terminated() {
        return terminated;
    }
}

package io.counterfoil.platform.eventlog;

import io.counterfoil.platform.watch.Seen;
import io.counterfoil.platform.watch.Watch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many timers of each role are due and late, and for how long the first has been. */
final class TimerMeters implements MeterBinder {
    /** Several times as long as the pause between two looks for due timers. */
    private static final Duration LATE = Duration.ofSeconds(10);

    /** Beyond this they are not counted one by one. */
    private static final int COUNTED_MAX = 10_000;

    private final Timers timers;
    private final JdbcClient sql;
    private final InstantSource clock;
    private final Watch watch;

    TimerMeters(Timers timers, JdbcClient sql, InstantSource clock, Watch watch) {
        this.timers = timers;
        this.sql = sql;
        this.clock = clock;
        this.watch = watch;
    }

    private record Due(long due, long late, @Nullable Instant first) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var role : timers.roles()) bind(role, watch.over(() -> due(role)), registry);
    }

    private void bind(String role, Seen<Due> seen, MeterRegistry registry) {
        Gauge.builder("timers.due", () -> seen.figure(Due::due))
                .description("timers whose time has come")
                .tag("role", role)
                .register(registry);
        Gauge.builder("timers.late", () -> seen.figure(Due::late))
                .description("timers whose time came more than " + LATE.toSeconds() + " seconds ago")
                .tag("role", role)
                .register(registry);
        Gauge.builder("timers.oldest.seconds", () -> seen.figure(this::age))
                .description("since when the first of those that are due has been")
                .tag("role", role)
                .register(registry);
    }

    private double age(Due due) {
        var first = due.first();
        return first == null ? 0 : Duration.between(first, clock.instant()).toSeconds();
    }

    private Due due(String role) {
        var now = clock.instant();
        return sql.sql("""
                select count(*) as due, count(*) filter (where execution_time < :late) as late,
                       min(execution_time) as first
                  from (select execution_time from scheduled_task_%s
                         where execution_time <= :now order by execution_time limit :max) as waiting
                """.formatted(role))
                .param("now", Timestamp.from(now))
                .param("late", Timestamp.from(now.minus(LATE)))
                .param("max", COUNTED_MAX)
                .query((row, _) -> new Due(row.getLong("due"), row.getLong("late"), instant(row.getTimestamp("first"))))
                .single();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}

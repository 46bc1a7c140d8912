package io.counterfoil.platform.time;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.counterfoil.kernel.decide.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A clock that runs ahead of the true time by as much as it was told, for all processes on one database. It is never put
 * back: what has been recorded would lie in the future.
 */
public final class MovableClock implements InstantSource, AutoCloseable {
    /** The longest step forward. */
    public static final Duration ADVANCE_MAX = Duration.ofDays(366);

    private static final long LOOK_EVERY_MILLIS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(MovableClock.class);

    private final JdbcClient sql;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("movable-clock").factory());

    private volatile Duration ahead;

    @SuppressWarnings("FutureReturnValueIgnored") // to look throws nothing
    MovableClock(JdbcClient sql) {
        this.sql = sql;
        ahead = read();
        looking.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, MILLISECONDS);
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(ahead);
    }

    /**
     * Moves the clock of every process; the others see it within a tenth of a second.
     *
     * @return the new time
     * @throws Rejected {@code clock-advance-invalid} unless {@code by} is positive and at most {@link #ADVANCE_MAX}
     */
    public Instant advance(Duration by) {
        if (!by.isPositive() || by.compareTo(ADVANCE_MAX) > 0) {
            throw Rejected.invalid("clock-advance-invalid", "the clock goes forward by at most 366 days", "/advance");
        }
        ahead = Duration.ofMillis(
                sql.sql("update moved_clock set ahead_millis = ahead_millis + ? returning ahead_millis")
                        .param(by.toMillis())
                        .query(Long.class)
                        .single());
        return instant();
    }

    private void look() {
        try {
            ahead = read();
        } catch (DataAccessException e) {
            LOG.warn("cannot see how far the clock was moved, going by what was seen last", e);
        }
    }

    private Duration read() {
        return Duration.ofMillis(sql.sql("select ahead_millis from moved_clock")
                .query(Long.class)
                .single());
    }

    /** Whoever is looking is let finish: to interrupt it would be reported as a failure. */
    @Override
    public void close() {
        looking.close();
    }
}

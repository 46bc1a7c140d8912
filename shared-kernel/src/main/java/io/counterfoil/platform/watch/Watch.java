package io.counterfoil.platform.watch;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Looks at what costs a query, every two seconds and for everybody: whoever reads a figure waits for nothing, and a scrape
 * is answered while PostgreSQL is away.
 */
public final class Watch implements SmartLifecycle {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final List<Seen<?>> all = new CopyOnWriteArrayList<>();
    private volatile @Nullable ScheduledExecutorService thread;

    /** @param look is quick, and throws where it cannot see */
    public <T> Seen<T> over(Supplier<T> look) {
        var seen = new Seen<>(look, System::nanoTime);
        all.add(seen);
        return seen;
    }

    private void round() {
        try {
            all.forEach(Watch::look);
        } catch (DataAccessResourceFailureException away) {
            LOG.debug("nothing can be seen", away);
            all.forEach(Seen::forget);
        }
    }

    private static void look(Seen<?> seen) {
        try {
            seen.look();
        } catch (DataAccessResourceFailureException away) {
            // So would the others fail, each after the time that a connection is waited for.
            throw away;
        } catch (RuntimeException e) {
            LOG.warn("something cannot be seen", e);
            seen.forget();
        }
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("watch").factory());
        var _ = started.scheduleWithFixedDelay(this::round, 0, PAUSE.toMillis(), MILLISECONDS);
        thread = started;
    }

    @Override
    public void stop() {
        var started = thread;
        if (started != null) started.close();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

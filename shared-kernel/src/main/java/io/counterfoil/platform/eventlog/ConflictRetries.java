package io.counterfoil.platform.eventlog;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Has a command decided again when another node was faster in its stream. Nothing else is retried: a refusal is an answer,
 * and a failure is somebody's to see.
 *
 * <p>Axon's own schedulers also ask the cause whether it may be retried, which the driver's exception under a conflict
 * may not.
 */
final class ConflictRetries implements RetryScheduler, AutoCloseable {
    static final int RETRIES_MAX = 6;
    private static final long FIRST_DELAY_MILLIS = 5;

    private final ScheduledExecutorService threads;

    ConflictRetries(int atOnceMax) {
        threads = Executors.newScheduledThreadPool(
                atOnceMax,
                Thread.ofPlatform().daemon().name("conflict-retry-", 1).factory());
    }

    @Override
    @SuppressWarnings({"rawtypes", "FutureReturnValueIgnored"}) // raw as in Axon; the outcome goes to the callback
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException last,
            List<Class<? extends Throwable>[]> failures,
            Runnable again) {
        if (!isConflict(last) || failures.size() > RETRIES_MAX) return false;
        threads.schedule(again, FIRST_DELAY_MILLIS << failures.size(), MILLISECONDS);
        return true;
    }

    static boolean isConflict(RuntimeException failure) {
        return failure instanceof ConcurrencyException || failure instanceof AggregateStreamCreationException;
    }

    @Override
    public void close() {
        threads.close();
    }
}

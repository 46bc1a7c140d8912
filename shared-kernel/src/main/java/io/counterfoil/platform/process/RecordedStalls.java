package io.counterfoil.platform.process;

import io.counterfoil.kernel.process.StallId;
import io.counterfoil.kernel.retry.Backoff;
import io.counterfoil.kernel.retry.Cause;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.process.StallCommand.RecordFailure;
import io.counterfoil.platform.process.StallCommand.RecordRecovery;
import io.counterfoil.platform.watch.Seen;
import io.counterfoil.platform.watch.Watch;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records failures and recoveries by command, so that the log tells of them and the list shows them. */
@Component
final class RecordedStalls implements Stalls, MeterBinder {
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofHours(1));

    private static final Logger LOG = LoggerFactory.getLogger(RecordedStalls.class);

    private final Commands commands;
    private final StalledProcessTable table;
    private final InstantSource clock;
    private final TransactionTemplate savepoint;
    private final Seen<Long> stalled;
    private final AtomicLong unrecorded = new AtomicLong();

    RecordedStalls(
            Commands commands,
            StalledProcessTable table,
            InstantSource clock,
            PlatformTransactionManager transactions,
            Watch watch) {
        stalled = watch.over(table::count);
        this.commands = commands;
        this.table = table;
        this.clock = clock;
        savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("process.stalled", () -> stalled.figure(Long::doubleValue))
                .description("steps of processes that fail and are tried again")
                .register(registry);
        FunctionCounter.builder("process.stalls.unrecorded", unrecorded, AtomicLong::get)
                .description("failures of processes that could not be recorded either")
                .register(registry);
    }

    @Override
    public Optional<Instant> attempt(String process, String subject, int failures, Runnable step) {
        var stall = StallId.derive(process, subject);
        try {
            run(step);
            // A saga that was resumed by hand, or was lost, no longer knows of its failures.
            if (failures > 0 || table.holds(stall)) {
                commands.send(new RecordRecovery(stall, process, subject, clock.instant()));
            }
            return Optional.empty();
        } catch (RuntimeException failure) {
            LOG.warn("{} of {} failed", process, subject, failure);
            var now = clock.instant();
            var retryAt = now.plus(BACKOFF.after(failures + 1));
            record(new RecordFailure(stall, process, subject, Cause.of(failure), retryAt, now));
            return Optional.of(retryAt);
        }
    }

    /** A statement that fails would spoil the caller's transaction: the savepoint confines it to the step. */
    private void run(Runnable step) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            savepoint.executeWithoutResult(_ -> step.run());
        } else {
            step.run();
        }
    }

    private void record(RecordFailure failure) {
        try {
            commands.send(failure);
        } catch (RuntimeException e) {
            unrecorded.incrementAndGet();
            LOG.error("{} of {} failed, and so did the record of it", failure.process(), failure.subject(), e);
        }
    }
}

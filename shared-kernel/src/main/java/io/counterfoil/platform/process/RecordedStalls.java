package io.counterfoil.platform.process;

import io.counterfoil.kernel.process.StallId;
import io.counterfoil.kernel.retry.Backoff;
import io.counterfoil.kernel.retry.Cause;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.Gathering;
import io.counterfoil.platform.eventlog.Together;
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
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Gathering<Outcome> outcomes = new Gathering<>(this::recordRecoveries);

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
                .description("failures and recoveries of processes that could not be recorded")
                .register(registry);
    }

    /** Of a step in a transaction. */
    private record Outcome(StallId stall, String process, String subject, boolean failed, boolean afterFailures) {
        Outcome then(Outcome later) {
            return later.failed || !afterFailures ? later : new Outcome(stall, process, subject, false, true);
        }
    }

    @Override
    public Optional<Instant> attempt(String process, String subject, int failures, Runnable step) {
        var stall = StallId.derive(process, subject);
        try {
            run(step);
            outcomes.add(new Outcome(stall, process, subject, false, failures > 0));
            return Optional.empty();
        } catch (RuntimeException failure) {
            // It will be attempted again by itself, and then it is known that it is what fails.
            if (Together.isOn()) throw failure;
            LOG.warn("{} of {} failed", process, subject, failure);
            var now = clock.instant();
            var retryAt = now.plus(BACKOFF.after(failures + 1));
            record(new RecordFailure(stall, process, subject, Cause.of(failure), retryAt, now));
            outcomes.add(new Outcome(stall, process, subject, true, true));
            return Optional.of(retryAt);
        }
    }

    /** A statement that fails would spoil the caller's transaction: the savepoint confines it to the step. */
    private void run(Runnable step) {
        if (TransactionSynchronizationManager.isActualTransactionActive() && !Together.isOn()) {
            savepoint.executeWithoutResult(_ -> step.run());
        } else {
            step.run();
        }
    }

    /** A saga that was resumed by hand, or was lost, no longer knows of its failures. What failed later has not recovered. */
    private void recordRecoveries(List<Outcome> outcomes) {
        var last = new LinkedHashMap<StallId, Outcome>();
        for (var outcome : outcomes) last.merge(outcome.stall(), outcome, Outcome::then);
        var stalled = table.stalled(last.keySet());
        last.values().stream()
                .filter(outcome -> !outcome.failed())
                .filter(outcome -> outcome.afterFailures() || stalled.contains(outcome.stall()))
                .forEach(this::recordRecovery);
    }

    private void recordRecovery(Outcome success) {
        try {
            commands.send(new RecordRecovery(success.stall(), success.process(), success.subject(), clock.instant()));
        } catch (RuntimeException e) {
            unrecorded.incrementAndGet();
            LOG.error("{} of {} recovered, and it stays listed", success.process(), success.subject(), e);
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

package io.counterfoil.platform.process;

import io.counterfoil.kernel.process.StallId;
import io.counterfoil.kernel.retry.Backoff;
import io.counterfoil.kernel.retry.Cause;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.process.StallCommand.RecordFailure;
import io.counterfoil.platform.process.StallCommand.RecordRecovery;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records failures and recoveries by command, so that the log tells of them and the list shows them. */
final class RecordedStalls implements Stalls {
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofHours(1));

    private static final Logger LOG = LoggerFactory.getLogger(RecordedStalls.class);

    private final Commands commands;
    private final InstantSource clock;
    private final TransactionTemplate savepoint;
    private final Counter unrecorded;

    RecordedStalls(
            Commands commands, InstantSource clock, PlatformTransactionManager transactions, MeterRegistry registry) {
        this.commands = commands;
        this.clock = clock;
        savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        unrecorded = Counter.builder("process.stalls.unrecorded")
                .description("failures of processes that could not be recorded either")
                .register(registry);
    }

    @Override
    public Optional<Instant> attempt(String process, String subject, int failures, Runnable step) {
        try {
            run(step);
            if (failures > 0) recovered(process, subject);
            return Optional.empty();
        } catch (RuntimeException failure) {
            LOG.warn("{} of {} failed", process, subject, failure);
            var now = clock.instant();
            var retryAt = now.plus(BACKOFF.after(failures + 1));
            record(new RecordFailure(
                    StallId.derive(process, subject), process, subject, Cause.of(failure), retryAt, now));
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

    private void recovered(String process, String subject) {
        commands.send(new RecordRecovery(StallId.derive(process, subject), process, subject, clock.instant()));
    }

    private void record(RecordFailure failure) {
        try {
            commands.send(failure);
        } catch (RuntimeException e) {
            unrecorded.increment();
            LOG.error("{} of {} failed, and so did the record of it", failure.process(), failure.subject(), e);
        }
    }
}

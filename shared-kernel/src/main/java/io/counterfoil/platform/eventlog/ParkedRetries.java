package io.counterfoil.platform.eventlog;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.counterfoil.kernel.retry.Backoff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tries again what projections have parked, each letter after a growing wait, in one process for each projection. */
final class ParkedRetries implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedRetries.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(30));
    private static final int LETTERS_A_ROUND_MAX = 100;

    private final EventProcessingConfiguration processing;
    private final ParkedLetters letters;
    private final Lease lease;
    private final InstantSource clock;

    private volatile @Nullable ScheduledExecutorService thread;

    ParkedRetries(EventProcessingConfiguration processing, ParkedLetters letters, Lease lease, InstantSource clock) {
        this.processing = processing;
        this.letters = letters;
        this.lease = lease;
        this.clock = clock;
    }

    private void round() {
        try {
            for (var group : letters.groupsWithLettersDue()) {
                processing
                        .sequencedDeadLetterProcessor(group)
                        .filter(_ -> lease.take("parked/" + group))
                        .ifPresent(this::retry);
            }
        } catch (RuntimeException e) {
            LOG.warn("what projections have parked was not tried again: {}", e.toString());
        }
    }

    private void retry(SequencedDeadLetterProcessor<EventMessage<?>> parked) {
        for (int i = 0; i < LETTERS_A_ROUND_MAX && retryOne(parked); i++) {}
    }

    /** False where nothing was due. */
    private boolean retryOne(SequencedDeadLetterProcessor<EventMessage<?>> parked) {
        var tried = new AtomicReference<@Nullable String>();
        if (succeeds(parked, tried)) return true;
        var letter = tried.get();
        if (letter == null) return false;
        var wait = WAITS.after(letters.failures(letter) + 1);
        letters.postpone(letter, clock.instant().plus(wait));
        return true;
    }

    /** A letter that fails again takes Axon's own note of that with it into the rollback, so it is noted here. */
    private static boolean succeeds(
            SequencedDeadLetterProcessor<EventMessage<?>> parked, AtomicReference<@Nullable String> tried) {
        try {
            return parked.process(letter -> {
                tried.set(((JdbcDeadLetter<?>) letter).getIdentifier());
                return true;
            });
        } catch (RuntimeException e) {
            LOG.debug("a parked event failed again", e);
            return false;
        }
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("parked-retries").factory());
        var _ = started.scheduleWithFixedDelay(this::round, PAUSE.toMillis(), PAUSE.toMillis(), MILLISECONDS);
        thread = started;
    }

    @Override
    public void stop() {
        var started = thread;
        if (started != null) started.close();
        thread = null;
        lease.release();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Inside Axon's: nothing is tried again before the projections are there. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 1;
    }
}

package io.counterfoil.platform.process;

import java.time.Instant;
import java.util.Optional;

/** Keeps a saga going whatever its steps do: a saga that throws would stop every other one of its segment. */
public interface Stalls {
    /**
     * Runs a step. When it fails, what it did to the database in the caller's transaction is undone, the failure is
     * recorded as {@code process.stalled/1} and listed; when it succeeds after failures, {@code process.recovered/1} is,
     * before the caller's transaction commits.
     *
     * <p>What a step only gathers for the commit ({@link io.counterfoil.platform.eventlog.Gathering Gathering}) is written after
     * it: where that fails, the transaction fails as a whole, and is tried again.
     *
     * <p>While deadlines are handled {@link io.counterfoil.platform.eventlog.Together together} a failure is thrown on: all
     * of it is undone, and the step is run again by itself.
     *
     * @param failures how often in a row the step has failed before
     * @return when to try again, where the step failed; otherwise never throws, even where the failure cannot be recorded
     */
    Optional<Instant> attempt(String process, String subject, int failures, Runnable step);
}

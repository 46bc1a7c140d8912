package io.counterfoil.kernel.process;

import io.counterfoil.kernel.fact.StoredAs;
import java.time.Instant;

/** What has happened to a process (a saga) that failed over one thing. */
public sealed interface ProcessEvent {
    StallId stall();

    Instant at();

    /**
     * @param process the saga's name: {@code provider-verification}
     * @param subject the id of the thing it is about
     * @param failures in a row, this one included
     * @param retryAt when it tries again by itself
     */
    @StoredAs("process.stalled/1")
    record ProcessStalled(
            StallId stall, String process, String subject, int failures, String cause, Instant retryAt, Instant at)
            implements ProcessEvent {}

    /** Somebody asked for it to be tried again now. */
    @StoredAs("process.resume-requested/1")
    record ResumeRequested(StallId stall, String process, String subject, Instant at) implements ProcessEvent {}

    @StoredAs("process.recovered/1")
    record ProcessRecovered(StallId stall, String process, String subject, Instant at) implements ProcessEvent {}
}

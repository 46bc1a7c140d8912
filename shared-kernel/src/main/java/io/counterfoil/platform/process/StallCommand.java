package io.counterfoil.platform.process;

import io.counterfoil.kernel.process.StallId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be said to a stalled process. */
sealed interface StallCommand {
    StallId stall();

    record RecordFailure(
            @TargetAggregateIdentifier StallId stall,
            String process,
            String subject,
            String cause,
            Instant retryAt,
            Instant now)
            implements StallCommand {}

    record RecordRecovery(@TargetAggregateIdentifier StallId stall, String process, String subject, Instant now)
            implements StallCommand {}

    record ResumeStall(@TargetAggregateIdentifier StallId stall, Instant now) implements StallCommand {}
}

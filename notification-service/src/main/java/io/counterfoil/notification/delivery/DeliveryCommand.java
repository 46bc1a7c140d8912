package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.platform.eventlog.Begins;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a delivery. */
public sealed interface DeliveryCommand {
    DeliveryId delivery();

    @Begins
    record StartDelivery(@TargetAggregateIdentifier DeliveryId delivery, Notice notice, Instant now)
            implements DeliveryCommand {}

    /**
     * What came of an attempt that was over just now.
     *
     * @param attempt counted from 1 over the delivery's whole life
     * @param retry when it is to be tried again, where it failed
     */
    record RecordAttempt(
            @TargetAggregateIdentifier DeliveryId delivery,
            int attempt,
            DeliveryOutcome outcome,
            Retry retry,
            Instant now)
            implements DeliveryCommand {}

    /** Not to be sent at all, now or later. {@code why} is kebab-case: {@code endpoint-disabled}. */
    record AbandonDelivery(@TargetAggregateIdentifier DeliveryId delivery, String why, Instant now)
            implements DeliveryCommand {}

    /** @param asked when somebody asked for it: what has been made due again since then is not made so once more */
    record Redeliver(@TargetAggregateIdentifier DeliveryId delivery, Instant asked, Instant now)
            implements DeliveryCommand {}
}

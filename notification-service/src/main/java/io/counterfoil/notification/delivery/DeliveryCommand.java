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
     * @param attempt counted from 1 over the delivery's whole life
     * @param schedule says when to try again, where the outcome asks for it
     */
    record RecordAttempt(
            @TargetAggregateIdentifier DeliveryId delivery,
            int attempt,
            DeliveryOutcome outcome,
            Schedule schedule,
            Instant now)
            implements DeliveryCommand {}

    /** Not to be sent at all, now or later. {@code why} is kebab-case: {@code endpoint-disabled}. */
    record AbandonDelivery(@TargetAggregateIdentifier DeliveryId delivery, String why, Instant now)
            implements DeliveryCommand {}

    record Redeliver(@TargetAggregateIdentifier DeliveryId delivery, Instant now) implements DeliveryCommand {}
}

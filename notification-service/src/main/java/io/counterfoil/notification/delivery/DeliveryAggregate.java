package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.platform.eventlog.Aggregate;
import org.springframework.stereotype.Component;

/** Has commands decided by {@link Delivery}. */
@Component
class DeliveryAggregate extends Aggregate<DeliveryCommand, Delivery.State, DeliveryEvent> {
    DeliveryAggregate() {
        super(DeliveryCommand.class, new Delivery());
    }
}

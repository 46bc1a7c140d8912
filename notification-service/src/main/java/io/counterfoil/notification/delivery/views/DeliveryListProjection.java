package io.counterfoil.notification.delivery.views;

import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.DeliveryEvent.RedeliveryRequested;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(DeliveryList.PROJECTION)
class DeliveryListProjection {
    private final DeliveryListTable table;

    DeliveryListProjection(DeliveryListTable table) {
        this.table = table;
    }

    @EventHandler
    void on(DeliveryEvent event, TrackingToken token) {
        switch (event) {
            case DeliveryDue due -> table.open(due, token.position().orElseThrow());
            case DeliveryFailed failed -> table.fail(failed);
            case Delivered delivered -> table.deliver(delivered);
            case DeliveryExhausted exhausted -> table.exhaust(exhausted);
            case RedeliveryRequested requested -> table.reopen(requested);
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}

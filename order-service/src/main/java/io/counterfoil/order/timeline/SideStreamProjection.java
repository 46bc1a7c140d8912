package io.counterfoil.order.timeline;

import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.order.ClaimEvent;
import io.counterfoil.kernel.order.ClaimEvent.ClaimRefused;
import io.counterfoil.kernel.order.OrderId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which deliveries and claims are about which order. Only their first event says so. */
@Component
@ProcessingGroup(SideStreams.PROJECTION)
class SideStreamProjection {
    private final SideStreams table;

    SideStreamProjection(SideStreams table) {
        this.table = table;
    }

    @EventHandler
    void on(DeliveryDue due) {
        @Nullable OrderId order = due.order();
        if (order != null) table.add(due.delivery(), order);
    }

    @EventHandler
    void on(ClaimEvent event) {
        switch (event) {
            case ClaimRefused refused -> {
                @Nullable OrderId order = refused.order();
                if (order != null) table.add(refused.claim(), order);
            }
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}

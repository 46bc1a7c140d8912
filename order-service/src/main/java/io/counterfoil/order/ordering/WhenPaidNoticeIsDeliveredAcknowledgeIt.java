package io.counterfoil.order.ordering;

import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.ordering.OrderCommand.AcknowledgeDelivery;
import io.counterfoil.platform.eventlog.Commands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The merchant has heard that an order is paid: from now on the goods are on their way. */
@Component
@ProcessingGroup("delivery-acknowledgement")
@DisallowReplay
class WhenPaidNoticeIsDeliveredAcknowledgeIt {
    private static final String PAID = "order.paid";

    private final Commands commands;

    WhenPaidNoticeIsDeliveredAcknowledgeIt(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(Delivered event) {
        @Nullable OrderId order = event.order();
        if (order != null && event.kind().equals(PAID)) {
            commands.send(new AcknowledgeDelivery(order, event.delivery().value(), event.at()));
        }
    }
}

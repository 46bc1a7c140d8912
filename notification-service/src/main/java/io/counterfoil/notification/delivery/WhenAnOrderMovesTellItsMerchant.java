package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.notification.delivery.DeliveryCommand.StartDelivery;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.Endpoints;
import io.counterfoil.notification.notice.NoticeKind;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Until;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.stereotype.Component;

/**
 * Starts one delivery for each endpoint that is told of the event.
 *
 * <p>The endpoints are those that the merchant had at the event's position in the log, so that every run, today's or next
 * year's, starts the same deliveries, and one created just before the order is among them.
 */
@Component
@ProcessingGroup("order-notices")
class WhenAnOrderMovesTellItsMerchant {
    private static final Endpoints ENDPOINTS = new Endpoints();

    private final History history;
    private final Commands commands;
    private final InstantSource clock;

    WhenAnOrderMovesTellItsMerchant(History history, Commands commands, InstantSource clock) {
        this.history = history;
        this.commands = commands;
        this.clock = clock;
    }

    @EventHandler
    void on(OrderEvent event, @MessageIdentifier String id, TrackingToken token) {
        NoticeKind.of(event)
                .ifPresent(kind -> tell(kind, event, id, token.position().orElseThrow()));
    }

    private void tell(NoticeKind kind, OrderEvent event, String id, long position) {
        var placed = event instanceof OrderPlaced itself ? itself : placed(id, event.order());
        for (var endpoint : toTell(kind, placed, position)) {
            var ordered = endpoint.settings().terms().ordered();
            var notice = new Notice(endpoint.id(), placed.merchant(), placed.order(), null, kind.word(), id, ordered);
            commands.send(new StartDelivery(DeliveryId.derive(id, endpoint.id()), notice, clock.instant()));
        }
    }

    private OrderPlaced placed(String id, OrderId order) {
        return (OrderPlaced) history.reaching(id, order).getFirst().event();
    }

    private List<Endpoint> toTell(NoticeKind kind, OrderPlaced placed, long position) {
        return history.fold(EndpointsId.of(placed.merchant()), ENDPOINTS, new Until.Position(position))
                .toTell(kind, placed.purchase().goods());
    }
}

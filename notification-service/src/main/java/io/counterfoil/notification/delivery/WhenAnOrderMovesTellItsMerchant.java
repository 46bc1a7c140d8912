package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.notification.delivery.DeliveryCommand.StartDelivery;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.Endpoints;
import io.counterfoil.notification.notice.NoticeKind;
import io.counterfoil.notification.notice.OrderStory;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Until;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
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
    void on(OrderEvent event, @MessageIdentifier String id) {
        NoticeKind.of(event).ifPresent(kind -> tell(kind, OrderStory.until(id, history.reaching(id, event.order()))));
    }

    private void tell(NoticeKind kind, OrderStory story) {
        for (var endpoint : toTell(kind, story)) {
            var placed = story.placed();
            var event = story.told().id();
            var notice = new Notice(endpoint.id(), placed.merchant(), placed.order(), kind.word(), event);
            commands.send(new StartDelivery(DeliveryId.derive(event, endpoint.id()), notice, clock.instant()));
        }
    }

    private List<Endpoint> toTell(NoticeKind kind, OrderStory story) {
        var placed = story.placed();
        return history.fold(
                        EndpointsId.of(placed.merchant()),
                        ENDPOINTS,
                        new Until.Position(story.told().position()))
                .toTell(kind, placed.purchase().goods());
    }
}

package io.counterfoil.notification.notice;

import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.platform.eventlog.Recorded;
import java.util.List;
import java.util.Optional;

/** An order's events up to the one that is told of. The same event always gives the same story. */
public record OrderStory(Recorded told, List<Recorded> events) {
    /**
     * @param history everything that happened to the order, oldest first
     * @throws IllegalArgumentException when the event is none of the order's
     */
    public static OrderStory until(String event, List<Recorded> history) {
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).id().equals(event)) {
                return new OrderStory(history.get(i), List.copyOf(history.subList(0, i + 1)));
            }
        }
        throw new IllegalArgumentException("no event " + event + " in the order's history");
    }

    public OrderPlaced placed() {
        return (OrderPlaced) events.getFirst().event();
    }

    public Optional<OrderPaid> paid() {
        return events.stream()
                .map(Recorded::event)
                .filter(OrderPaid.class::isInstance)
                .map(OrderPaid.class::cast)
                .findFirst();
    }

    OrderEvent event() {
        return (OrderEvent) told.event();
    }
}

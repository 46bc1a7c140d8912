package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.platform.eventlog.Aggregate;
import org.springframework.stereotype.Component;

/** Has commands decided by {@link Order}. */
@Component
class OrderAggregate extends Aggregate<OrderCommand, OrderState, OrderEvent> {
    OrderAggregate() {
        super(OrderCommand.class, new Order());
    }
}

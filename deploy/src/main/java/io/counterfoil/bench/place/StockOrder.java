package io.counterfoil.bench.place;

import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.order.ordering.Order;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import io.counterfoil.order.ordering.OrderState;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** An order as Axon has its aggregates; by our rules. */
class StockOrder {
    private final Order rules = new Order();

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection
    private @Nullable String id;

    private OrderState state = rules.initial();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PlaceOrder command) {
        rules.decide(command, state).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(OrderEvent event) {
        id = event.order().value();
        state = rules.evolve(state, event);
    }
}

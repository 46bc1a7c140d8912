package io.counterfoil.notification.delivery;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.notification.delivery.DeliveryCommand.AbandonDelivery;
import io.counterfoil.notification.delivery.DeliveryCommand.RecordAttempt;
import io.counterfoil.notification.delivery.DeliveryCommand.Redeliver;
import io.counterfoil.notification.delivery.DeliveryCommand.StartDelivery;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Hangs {@link Delivery} on Axon. No rule lives here. */
@Aggregate
class DeliveryAggregate {
    private static final Delivery RULES = new Delivery();

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection
    private @Nullable DeliveryId id;

    private Delivery.State state = RULES.initial();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartDelivery command) {
        decide(command);
    }

    @CommandHandler
    void handle(RecordAttempt command) {
        decide(command);
    }

    @CommandHandler
    void handle(AbandonDelivery command) {
        decide(command);
    }

    @CommandHandler
    void handle(Redeliver command) {
        decide(command);
    }

    private void decide(DeliveryCommand command) {
        RULES.decide(command, state).forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(DeliveryEvent event) {
        id = event.delivery();
        state = RULES.evolve(state, event);
    }
}

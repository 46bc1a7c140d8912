package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.notification.delivery.DeliveryCommand.AbandonDelivery;
import io.counterfoil.notification.delivery.DeliveryCommand.RecordAttempt;
import io.counterfoil.notification.delivery.DeliveryCommand.Redeliver;
import io.counterfoil.notification.delivery.DeliveryCommand.StartDelivery;
import io.counterfoil.platform.eventlog.EventSourced;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Hangs {@link Delivery} on Axon. No rule lives here. */
@Aggregate
class DeliveryAggregate extends EventSourced<DeliveryCommand, Delivery.State, DeliveryEvent> {
    DeliveryAggregate() {
        super(new Delivery());
    }

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

    @EventSourcingHandler
    void on(DeliveryEvent event) {
        evolve(event.delivery(), event);
    }
}

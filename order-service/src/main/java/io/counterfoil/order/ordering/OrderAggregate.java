package io.counterfoil.order.ordering;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Hangs {@link Order} on Axon. An order that is not there is refused by the rules, not by Axon. */
@Aggregate
class OrderAggregate {
    private static final Order RULES = new Order();

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection
    private @Nullable OrderId id;

    private OrderState state = RULES.initial();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderCommand.PlaceOrder command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderCommand.StartAttempt command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderCommand.RecordPrepared command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderCommand.RecordPreparationRefused command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderCommand.RecordPayment command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderCommand.RecordAttemptClosed command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderCommand.RecordAnswers command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderCommand.CloseOrder command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderCommand.AcknowledgeDelivery command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderCommand.GiveUpVerification command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OrderCommand.ResumeVerification command) {
        decide(command);
    }

    private void decide(OrderCommand command) {
        RULES.decide(command, state).forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(OrderEvent event) {
        id = event.order();
        state = RULES.evolve(state, event);
    }
}

package io.counterfoil.notification.endpoint;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.notification.endpoint.EndpointCommand.CreateEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableEndpoint;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Hangs {@link Endpoints} on Axon. No rule lives here. */
@Aggregate
class EndpointsAggregate {
    private static final Endpoints RULES = new Endpoints();

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection
    private @Nullable EndpointsId id;

    private Endpoints.State state = RULES.initial();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CreateEndpoint command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DisableEndpoint command) {
        decide(command);
    }

    private void decide(EndpointCommand command) {
        RULES.decide(command, state).forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(EndpointEvent event) {
        id = EndpointsId.of(event.merchant());
        state = RULES.evolve(state, event);
    }
}

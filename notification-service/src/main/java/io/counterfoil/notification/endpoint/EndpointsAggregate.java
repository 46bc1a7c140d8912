package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.notification.endpoint.EndpointCommand.CreateEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableEndpoint;
import io.counterfoil.platform.eventlog.EventSourced;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Hangs {@link Endpoints} on Axon. No rule lives here. */
@Aggregate
class EndpointsAggregate extends EventSourced<EndpointCommand, Endpoints.State, EndpointEvent> {
    EndpointsAggregate() {
        super(new Endpoints());
    }

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

    @EventSourcingHandler
    void on(EndpointEvent event) {
        evolve(EndpointsId.of(event.merchant()), event);
    }
}

package io.counterfoil.order.claim;

import io.counterfoil.kernel.order.ClaimEvent;
import io.counterfoil.platform.eventlog.EventSourced;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Hangs {@link Claim} on Axon. */
@Aggregate
class ClaimAggregate extends EventSourced<RefuseClaim, Claim.State, ClaimEvent> {
    ClaimAggregate() {
        super(new Claim());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RefuseClaim command) {
        decide(command);
    }

    @EventSourcingHandler
    void on(ClaimEvent event) {
        evolve(event.claim(), event);
    }
}

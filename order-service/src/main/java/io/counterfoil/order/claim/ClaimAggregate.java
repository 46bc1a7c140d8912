package io.counterfoil.order.claim;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.counterfoil.kernel.order.ClaimEvent;
import io.counterfoil.kernel.order.ClaimId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Hangs {@link Claim} on Axon. */
@Aggregate
class ClaimAggregate {
    private static final Claim RULES = new Claim();

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection
    private @Nullable ClaimId id;

    private Claim.State state = RULES.initial();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RefuseClaim command) {
        RULES.decide(command, state).forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(ClaimEvent event) {
        id = event.claim();
        state = RULES.evolve(state, event);
    }
}

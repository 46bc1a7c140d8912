package io.counterfoil.platform.process;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.counterfoil.kernel.process.ProcessEvent;
import io.counterfoil.kernel.process.StallId;
import io.counterfoil.platform.process.StallCommand.RecordFailure;
import io.counterfoil.platform.process.StallCommand.RecordRecovery;
import io.counterfoil.platform.process.StallCommand.ResumeStall;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Hangs {@link Stall} on Axon. No rule lives here. */
@Aggregate
class StallAggregate {
    private static final Stall RULES = new Stall();

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection
    private @Nullable StallId id;

    private Stall.State state = RULES.initial();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordFailure command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordRecovery command) {
        decide(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ResumeStall command) {
        decide(command);
    }

    private void decide(StallCommand command) {
        RULES.decide(command, state).forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(ProcessEvent event) {
        id = event.stall();
        state = RULES.evolve(state, event);
    }
}

package io.counterfoil.platform.process;

import io.counterfoil.kernel.process.ProcessEvent;
import io.counterfoil.platform.eventlog.EventSourced;
import io.counterfoil.platform.process.StallCommand.RecordFailure;
import io.counterfoil.platform.process.StallCommand.RecordRecovery;
import io.counterfoil.platform.process.StallCommand.ResumeStall;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Hangs {@link Stall} on Axon. No rule lives here. */
@Aggregate
class StallAggregate extends EventSourced<StallCommand, Stall.State, ProcessEvent> {
    StallAggregate() {
        super(new Stall());
    }

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

    @EventSourcingHandler
    void on(ProcessEvent event) {
        evolve(event.stall(), event);
    }
}

package io.counterfoil.platform.process;

import io.counterfoil.kernel.process.ProcessEvent;
import io.counterfoil.platform.eventlog.Aggregate;
import org.springframework.stereotype.Component;

/** Has commands decided by {@link Stall}. */
@Component
class StallAggregate extends Aggregate<StallCommand, Stall.State, ProcessEvent> {
    StallAggregate() {
        super(StallCommand.class, new Stall());
    }
}

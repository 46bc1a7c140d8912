package io.counterfoil.platform.process;

import io.counterfoil.kernel.process.ProcessEvent;
import io.counterfoil.kernel.process.ProcessEvent.ProcessRecovered;
import io.counterfoil.kernel.process.ProcessEvent.ProcessStalled;
import io.counterfoil.kernel.process.ProcessEvent.ResumeRequested;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("stalled-processes")
class StalledProcessProjection {
    private final StalledProcessTable table;

    StalledProcessProjection(StalledProcessTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ProcessEvent event) {
        switch (event) {
            case ProcessStalled stalled -> table.stalled(stalled);
            case ResumeRequested requested -> table.resumed(requested);
            case ProcessRecovered recovered -> table.recovered(recovered.stall());
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}

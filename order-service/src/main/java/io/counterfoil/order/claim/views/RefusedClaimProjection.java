package io.counterfoil.order.claim.views;

import io.counterfoil.kernel.order.ClaimEvent;
import io.counterfoil.kernel.order.ClaimEvent.ClaimRefused;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("refused-claims")
class RefusedClaimProjection {
    private final RefusedClaims table;

    RefusedClaimProjection(RefusedClaims table) {
        this.table = table;
    }

    @EventHandler
    void on(ClaimEvent event) {
        switch (event) {
            case ClaimRefused refused -> table.add(refused);
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}

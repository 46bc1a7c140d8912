package io.counterfoil.order.claim.views;

import io.counterfoil.kernel.order.ClaimEvent;
import io.counterfoil.kernel.order.ClaimEvent.ClaimRefused;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(RefusedClaims.PROJECTION)
class RefusedClaimProjection {
    private final RefusedClaims table;

    RefusedClaimProjection(RefusedClaims table) {
        this.table = table;
    }

    @EventHandler
    void on(ClaimEvent event, TrackingToken token) {
        switch (event) {
            case ClaimRefused refused -> table.add(refused, token.position().orElseThrow());
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}

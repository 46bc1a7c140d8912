package io.counterfoil.order.merchant.views;

import io.counterfoil.kernel.order.MerchantEvent;
import io.counterfoil.kernel.order.MerchantEvent.KeyIssued;
import io.counterfoil.kernel.order.MerchantEvent.KeyRevoked;
import io.counterfoil.kernel.order.MerchantEvent.MerchantDisabled;
import io.counterfoil.kernel.order.MerchantEvent.MerchantEnabled;
import io.counterfoil.kernel.order.MerchantEvent.MerchantRegistered;
import io.counterfoil.kernel.order.MerchantEvent.ProviderAccountSet;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(MerchantList.PROJECTION)
class MerchantListProjection {
    private final MerchantListTable table;

    MerchantListProjection(MerchantListTable table) {
        this.table = table;
    }

    @EventHandler
    void on(MerchantEvent event, TrackingToken token) {
        switch (event) {
            case MerchantRegistered registered ->
                table.add(registered, token.position().orElseThrow());
            case MerchantDisabled disabled -> table.enable(disabled.merchant(), false);
            case MerchantEnabled enabled -> table.enable(enabled.merchant(), true);
            case KeyIssued _, KeyRevoked _, ProviderAccountSet _ -> {}
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}

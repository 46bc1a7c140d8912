package io.counterfoil.channel.trading.views;

import io.counterfoil.kernel.channel.AccountEvent.AccountOpened;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(AccountList.PROJECTION)
class AccountListProjection {
    private final AccountListTable table;

    AccountListProjection(AccountListTable table) {
        this.table = table;
    }

    @EventHandler
    void on(AccountOpened event, TrackingToken token) {
        table.add(event, token.position().orElseThrow());
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}

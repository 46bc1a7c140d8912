package io.counterfoil.channel.trading.web;

import io.counterfoil.channel.trading.Asker;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.platform.access.Caller;
import java.util.Optional;

/** Whose things a list shows. */
final class Whose {
    /** @param named for an operator, who sees everybody's: what a merchant names is not asked */
    static Asker of(Caller caller, Optional<MerchantId> named) {
        return caller instanceof Caller.Operator && named.isPresent()
                ? new Asker.Merchant(named.get())
                : Asker.of(caller);
    }

    private Whose() {}
}

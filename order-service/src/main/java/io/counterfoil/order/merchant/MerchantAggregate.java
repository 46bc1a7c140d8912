package io.counterfoil.order.merchant;

import io.counterfoil.kernel.order.MerchantEvent;
import io.counterfoil.platform.eventlog.Aggregate;
import org.springframework.stereotype.Component;

/** Has commands decided by {@link Merchant}. */
@Component
class MerchantAggregate extends Aggregate<MerchantCommand, MerchantState, MerchantEvent> {
    MerchantAggregate() {
        super(MerchantCommand.class, new Merchant());
    }
}

package io.counterfoil.order.merchant.web;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.merchant.MerchantState.Registered;
import io.counterfoil.order.merchant.views.MerchantRow;
import java.time.Instant;

/** @param enabled whether its keys are taken */
record MerchantView(MerchantId id, String name, boolean enabled, Instant registeredAt) {
    static MerchantView of(Registered merchant) {
        var by = merchant.by();
        return new MerchantView(by.merchant(), by.name(), merchant.enabled(), by.at());
    }

    static MerchantView of(MerchantRow row) {
        return new MerchantView(row.merchant(), row.name(), row.enabled(), row.registeredAt());
    }
}

package io.counterfoil.kernel.order;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** An order, {@code or_…}: the merchant and the merchant's own order number, whatever is ordered. */
public record OrderId(String value) implements Id {
    public static final String PREFIX = "or";

    public OrderId {
        Ids.require(PREFIX, value);
    }

    public static OrderId derive(MerchantId merchant, String orderNo) {
        return new OrderId(Ids.derive(PREFIX, merchant.value(), orderNo));
    }

    @Override
    public String toString() {
        return value;
    }
}

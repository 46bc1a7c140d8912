package io.counterfoil.kernel.order;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** A merchant's thing for sale, {@code gd_…}. */
public record GoodsId(String value) implements Id {
    public static final String PREFIX = "gd";

    public GoodsId {
        Ids.require(PREFIX, value);
    }

    /** @param request what the merchant calls this creation: an {@code Idempotency-Key}, or something random */
    public static GoodsId derive(MerchantId merchant, String request) {
        return new GoodsId(Ids.derive(PREFIX, merchant.value(), request));
    }

    @Override
    public String toString() {
        return value;
    }
}

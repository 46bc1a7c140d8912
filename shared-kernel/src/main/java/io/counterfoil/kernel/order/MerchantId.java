package io.counterfoil.kernel.order;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** A client project, {@code me_…}. */
public record MerchantId(String value) implements Id {
    public static final String PREFIX = "me";

    public MerchantId {
        Ids.require(PREFIX, value);
    }

    /** @param request what the operator calls this creation: an {@code Idempotency-Key}, or something random */
    public static MerchantId derive(String request) {
        return new MerchantId(Ids.derive(PREFIX, request));
    }

    @Override
    public String toString() {
        return value;
    }
}

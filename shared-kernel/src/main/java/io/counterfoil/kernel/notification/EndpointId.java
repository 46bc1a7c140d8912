package io.counterfoil.kernel.notification;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** Where a merchant wants to be told, {@code ep_…}. */
public record EndpointId(String value) implements Id {
    public static final String PREFIX = "ep";

    public EndpointId {
        Ids.require(PREFIX, value);
    }

    /** @param request what the merchant calls this creation: an {@code Idempotency-Key}, or something random */
    public static EndpointId derive(String merchant, String request) {
        return new EndpointId(Ids.derive(PREFIX, merchant, request));
    }

    @Override
    public String toString() {
        return value;
    }
}

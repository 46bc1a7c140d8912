package io.counterfoil.kernel.notification;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.order.MerchantId;

/** All endpoints of one merchant, {@code es_…}: the stream in which their events stand, in the order they happened. */
public record EndpointsId(String value) implements Id {
    public static final String PREFIX = "es";

    public EndpointsId {
        Ids.require(PREFIX, value);
    }

    public static EndpointsId of(MerchantId merchant) {
        return new EndpointsId(PREFIX + merchant.value().substring(MerchantId.PREFIX.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}

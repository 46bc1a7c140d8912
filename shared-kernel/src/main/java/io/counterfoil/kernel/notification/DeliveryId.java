package io.counterfoil.kernel.notification;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** One notice on its way to one endpoint, {@code dl_…}. */
public record DeliveryId(String value) implements Id {
    public static final String PREFIX = "dl";

    public DeliveryId {
        Ids.require(PREFIX, value);
    }

    /** @param event the id of the event that the notice tells of */
    public static DeliveryId derive(String event, EndpointId endpoint) {
        return new DeliveryId(Ids.derive(PREFIX, event, endpoint.value()));
    }

    @Override
    public String toString() {
        return value;
    }
}

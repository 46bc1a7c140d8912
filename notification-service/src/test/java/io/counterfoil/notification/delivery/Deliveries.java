package io.counterfoil.notification.delivery;

import static io.counterfoil.notification.Examples.MERCHANT;
import static io.counterfoil.notification.Examples.NOON;
import static io.counterfoil.notification.Examples.ORDER;
import static io.counterfoil.notification.Examples.sealed;

import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.kernel.notification.EndpointId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One notice of a payment, and what may become of it. */
final class Deliveries {
    static final String EVENT = "5f7c1f0a-9f4e-4f7e-8e63-1f3a5a0c9b11";
    static final EndpointId ENDPOINT = EndpointId.derive(MERCHANT.value(), "one");
    static final DeliveryId DELIVERY = DeliveryId.derive(EVENT, ENDPOINT);
    static final Notice NOTICE = new Notice(ENDPOINT, MERCHANT, ORDER, null, "order.paid", EVENT, false);
    static final DeliveryOutcome GOOD = new DeliveryOutcome(204, null, 12, null);
    static final DeliveryOutcome BAD = new DeliveryOutcome(500, "status-500", 12, sealed("not today"));

    static DeliveryDue due() {
        return new DeliveryDue(DELIVERY, ENDPOINT, MERCHANT, ORDER, null, "order.paid", EVENT, false, NOON);
    }

    static DeliveryFailed failed(int attempt, @Nullable Instant next, Instant at) {
        return new DeliveryFailed(DELIVERY, ENDPOINT, MERCHANT, attempt, false, BAD, next, at);
    }

    static DeliveryFailed probed(int attempt, Instant next, Instant at) {
        return new DeliveryFailed(DELIVERY, ENDPOINT, MERCHANT, attempt, true, BAD, next, at);
    }

    static DeliveryExhausted exhausted(int attempts, @Nullable String unsent, Instant at) {
        return new DeliveryExhausted(DELIVERY, ENDPOINT, MERCHANT, ORDER, "order.paid", attempts, unsent, at);
    }

    private Deliveries() {}
}

package io.counterfoil.notification.delivery.views;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import java.util.Optional;

/** Which deliveries to list; what is absent does not matter. */
public record DeliveryFilter(
        Optional<MerchantId> merchant,
        Optional<OrderId> order,
        Optional<EndpointId> endpoint,
        Optional<DeliveryState> state) {}

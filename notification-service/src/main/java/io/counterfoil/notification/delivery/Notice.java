package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;

/**
 * What is told to whom.
 *
 * @param kind {@code order.paid}
 * @param event the id, in the log, of the event told of
 */
public record Notice(EndpointId endpoint, MerchantId merchant, OrderId order, String kind, String event) {
    static Notice of(DeliveryDue due) {
        return new Notice(due.endpoint(), due.merchant(), due.order(), due.kind(), due.event());
    }
}

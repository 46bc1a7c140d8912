package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import org.jspecify.annotations.Nullable;

/**
 * What is told to whom.
 *
 * @param order absent where it is about none
 * @param channel absent where it is about none
 * @param kind {@code order.paid}
 * @param event the id, in the log, of the event told of
 * @param ordered whether it waits for what the endpoint is told of its order, or its channel, before
 */
public record Notice(
        EndpointId endpoint,
        MerchantId merchant,
        @Nullable OrderId order,
        @Nullable ChannelId channel,
        String kind,
        String event,
        boolean ordered) {
    static Notice of(DeliveryDue due) {
        return new Notice(
                due.endpoint(), due.merchant(), due.order(), due.channel(), due.kind(), due.event(), due.ordered());
    }
}

package io.counterfoil.notification.delivery.views;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the list has it.
 *
 * @param position of the event that it began with
 * @param sequence the notice's number among its endpoint's, from 1
 * @param order absent where the notice is about none
 * @param channel absent where the notice is about none
 * @param failure of the last attempt, where it failed
 * @param nextAt when it is tried next, while it waits
 */
public record DeliveryRow(
        long position,
        DeliveryId id,
        MerchantId merchant,
        EndpointId endpoint,
        long sequence,
        @Nullable OrderId order,
        @Nullable ChannelId channel,
        String kind,
        String event,
        boolean ordered,
        DeliveryState state,
        int attempts,
        @Nullable String failure,
        @Nullable Instant nextAt,
        Instant createdAt) {}

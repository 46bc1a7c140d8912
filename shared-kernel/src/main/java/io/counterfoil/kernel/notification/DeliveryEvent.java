package io.counterfoil.kernel.notification;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.fact.StoredAs;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to a notice on its way to an endpoint. */
public sealed interface DeliveryEvent {
    DeliveryId delivery();

    EndpointId endpoint();

    MerchantId merchant();

    Instant at();

    /**
     * @param order absent where the notice is about none
     * @param channel absent where the notice is about none
     * @param kind the event told of, without revision: {@code order.paid}
     * @param event its id in the log, and the notice's {@code webhook-id}
     * @param ordered whether it waits until the notices about its order, or its channel, that came before it have arrived or
     *     are exhausted
     */
    @StoredAs("notification.delivery-due/1")
    record DeliveryDue(
            DeliveryId delivery,
            EndpointId endpoint,
            MerchantId merchant,
            @Nullable OrderId order,
            @Nullable ChannelId channel,
            String kind,
            String event,
            boolean ordered,
            Instant at)
            implements DeliveryEvent {}

    /**
     * @param probe whether it was to show that an endpoint which had only failed is back: it costs the notice nothing
     * @param next when it is tried again; absent where this was the last time
     */
    @StoredAs("notification.delivery-failed/1")
    record DeliveryFailed(
            DeliveryId delivery,
            EndpointId endpoint,
            MerchantId merchant,
            int attempt,
            boolean probe,
            DeliveryOutcome outcome,
            @Nullable Instant next,
            Instant at)
            implements DeliveryEvent {}

    /** @param order absent where the notice was about none */
    @StoredAs("notification.delivered/1")
    record Delivered(
            DeliveryId delivery,
            EndpointId endpoint,
            MerchantId merchant,
            @Nullable OrderId order,
            String kind,
            int attempt,
            DeliveryOutcome outcome,
            Instant at)
            implements DeliveryEvent {}

    /**
     * @param order absent where the notice is about none
     * @param attempts that were made
     * @param unsent why it was given up without another attempt: {@code endpoint-disabled}; absent where all had failed
     */
    @StoredAs("notification.delivery-exhausted/1")
    record DeliveryExhausted(
            DeliveryId delivery,
            EndpointId endpoint,
            MerchantId merchant,
            @Nullable OrderId order,
            String kind,
            int attempts,
            @Nullable String unsent,
            Instant at)
            implements DeliveryEvent {}

    /** Somebody asked for it to be sent again. */
    @StoredAs("notification.redelivery-requested/1")
    record RedeliveryRequested(DeliveryId delivery, EndpointId endpoint, MerchantId merchant, Instant at)
            implements DeliveryEvent {}
}

package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.notification.delivery.DeliveryCommand.RecordAttempt;
import java.time.Instant;
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

    DeliveryDue due(DeliveryId delivery, Instant at) {
        return new DeliveryDue(delivery, endpoint, merchant, order, channel, kind, event, ordered, at);
    }

    Delivered delivered(RecordAttempt attempt) {
        return new Delivered(
                attempt.delivery(),
                endpoint,
                merchant,
                order,
                kind,
                attempt.attempt(),
                attempt.outcome(),
                attempt.now());
    }

    /** @param next when it is tried again; null where this was the last time */
    DeliveryFailed failed(RecordAttempt attempt, @Nullable Instant next) {
        return new DeliveryFailed(
                attempt.delivery(),
                endpoint,
                merchant,
                attempt.attempt(),
                attempt.retry().isProbe(),
                attempt.outcome(),
                next,
                attempt.now());
    }

    /** @param unsent why there was no other attempt; null where the last one failed */
    DeliveryExhausted exhausted(DeliveryId delivery, int attempts, @Nullable String unsent, Instant at) {
        return new DeliveryExhausted(delivery, endpoint, merchant, order, kind, attempts, unsent, at);
    }
}

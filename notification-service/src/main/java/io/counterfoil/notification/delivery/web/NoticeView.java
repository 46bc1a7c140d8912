package io.counterfoil.notification.delivery.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.notification.delivery.views.DeliveryRow;
import io.counterfoil.notification.delivery.views.DeliveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A notice of an endpoint, sent or yet to be.
 *
 * @param sequence its number among the endpoint's, as in its {@code data}
 * @param event the event told of, and the notice's {@code webhook-id}
 * @param order absent where it is about none
 * @param channel absent where it is about none
 * @param notice what it says, as JSON whatever the endpoint's format
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeView(
        long sequence,
        String event,
        String kind,
        @Nullable OrderId order,
        @Nullable ChannelId channel,
        DeliveryId delivery,
        DeliveryState state,
        Instant createdAt,
        JsonNode notice) {
    static NoticeView of(DeliveryRow row, JsonNode notice) {
        return new NoticeView(
                row.sequence(),
                row.event(),
                row.kind(),
                row.order(),
                row.channel(),
                row.id(),
                row.state(),
                row.createdAt(),
                notice);
    }
}

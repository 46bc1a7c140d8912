package io.counterfoil.notification.delivery.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.notification.delivery.Delivery.State;
import io.counterfoil.notification.delivery.views.DeliveryRow;
import io.counterfoil.notification.delivery.views.DeliveryState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * @param kind the notice's {@code type}: {@code order.paid}
 * @param event the event told of, and the notice's {@code webhook-id}
 * @param sequence the notice's number among its endpoint's; absent for a moment, until it has one
 * @param order absent where the notice is about none
 * @param channel absent where the notice is about none
 * @param nextAt when it is tried next, while it waits
 * @param unsent why it was given up without another attempt: {@code endpoint-disabled}; absent in lists
 * @param notice what it says; absent in lists
 * @param log every attempt, the first one first; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
        DeliveryId id,
        MerchantId merchant,
        EndpointId endpoint,
        @Nullable Long sequence,
        @Nullable OrderId order,
        @Nullable ChannelId channel,
        String kind,
        String event,
        DeliveryState state,
        int attempts,
        @Nullable Instant nextAt,
        Instant createdAt,
        @Nullable String unsent,
        @Nullable JsonNode notice,
        @Nullable List<AttemptView> log) {

    static DeliveryView of(DeliveryRow row) {
        return new DeliveryView(
                row.id(),
                row.merchant(),
                row.endpoint(),
                row.sequence(),
                row.order(),
                row.channel(),
                row.kind(),
                row.event(),
                row.state(),
                row.attempts(),
                row.nextAt(),
                row.createdAt(),
                null,
                null,
                null);
    }

    /** @param events all of the delivery's, oldest first */
    static DeliveryView of(
            DeliveryId id,
            State.Begun state,
            List<DeliveryEvent> events,
            @Nullable Long sequence,
            List<AttemptView> log) {
        var notice = state.notice();
        return new DeliveryView(
                id,
                notice.merchant(),
                notice.endpoint(),
                sequence,
                notice.order(),
                notice.channel(),
                notice.kind(),
                notice.event(),
                word(state),
                state.attempts(),
                state instanceof State.Waiting waiting ? waiting.due() : null,
                events.getFirst().at(),
                unsent(events.getLast()),
                null,
                log);
    }

    DeliveryView telling(@Nullable JsonNode text) {
        return new DeliveryView(
                id, merchant, endpoint, sequence, order, channel, kind, event, state, attempts, nextAt, createdAt,
                unsent, text, log);
    }

    private static @Nullable String unsent(DeliveryEvent last) {
        return last instanceof DeliveryExhausted exhausted ? exhausted.unsent() : null;
    }

    private static DeliveryState word(State.Begun state) {
        return switch (state) {
            case State.Waiting _ -> DeliveryState.WAITING;
            case State.Arrived _ -> DeliveryState.DELIVERED;
            case State.Exhausted _ -> DeliveryState.EXHAUSTED;
        };
    }
}

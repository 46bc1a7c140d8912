package io.counterfoil.notification.delivery.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.kernel.notification.DeliveryEvent;
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

/**
 * @param kind the notice's {@code type}: {@code order.paid}
 * @param event the event told of, and the notice's {@code webhook-id}
 * @param nextAt when it is tried next, while it waits
 * @param log every attempt, the first one first; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
        DeliveryId id,
        MerchantId merchant,
        EndpointId endpoint,
        OrderId order,
        String kind,
        String event,
        DeliveryState state,
        int attempts,
        @Nullable Instant nextAt,
        Instant createdAt,
        @Nullable List<AttemptView> log) {

    static DeliveryView of(DeliveryRow row) {
        return new DeliveryView(
                row.id(),
                row.merchant(),
                row.endpoint(),
                row.order(),
                row.kind(),
                row.event(),
                row.state(),
                row.attempts(),
                row.nextAt(),
                row.createdAt(),
                null);
    }

    /** @param events all of the delivery's, oldest first */
    static DeliveryView of(DeliveryId id, State.Begun state, List<DeliveryEvent> events, List<AttemptView> log) {
        var notice = state.notice();
        return new DeliveryView(
                id,
                notice.merchant(),
                notice.endpoint(),
                notice.order(),
                notice.kind(),
                notice.event(),
                word(state),
                state.attempts(),
                state instanceof State.Waiting waiting ? waiting.due() : null,
                events.getFirst().at(),
                log);
    }

    private static DeliveryState word(State.Begun state) {
        return switch (state) {
            case State.Waiting _ -> DeliveryState.WAITING;
            case State.Arrived _ -> DeliveryState.DELIVERED;
            case State.Exhausted _ -> DeliveryState.EXHAUSTED;
        };
    }
}

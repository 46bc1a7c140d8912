package io.counterfoil.notification.delivery.views;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the list has it.
 *
 * @param state {@code waiting}, {@code delivered} or {@code exhausted}
 * @param failure of the last attempt, where it failed
 * @param nextAt when it is tried next, while it waits
 */
public record DeliveryRow(
        String id,
        String merchant,
        String endpoint,
        String order,
        String kind,
        String event,
        String state,
        int attempts,
        @Nullable String failure,
        @Nullable Instant nextAt,
        Instant createdAt) {}

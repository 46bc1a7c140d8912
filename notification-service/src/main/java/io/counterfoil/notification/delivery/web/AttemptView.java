package io.counterfoil.notification.delivery.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.DeliveryEvent.RedeliveryRequested;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.kernel.personal.Encrypted;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * @param at when it was over
 * @param status the HTTP status, where there was an answer
 * @param failure what went wrong, where it failed: {@code timed-out}, {@code status-500}
 * @param answer the first 1,024 bytes of it; absent where it had none, or the payer has been forgotten
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttemptView(
        int number,
        Instant at,
        @Nullable Integer status,
        @Nullable String failure,
        long latencyMillis,
        @Nullable String answer) {

    /** @param decrypt empty for what belonged to somebody who has been forgotten */
    static Optional<AttemptView> of(DeliveryEvent event, Function<Encrypted, Optional<String>> decrypt) {
        return switch (event) {
            case DeliveryFailed failed -> Optional.of(of(failed.attempt(), failed.at(), failed.outcome(), decrypt));
            case Delivered delivered ->
                Optional.of(of(delivered.attempt(), delivered.at(), delivered.outcome(), decrypt));
            case DeliveryDue _, DeliveryExhausted _, RedeliveryRequested _ -> Optional.empty();
        };
    }

    private static AttemptView of(
            int number, Instant at, DeliveryOutcome outcome, Function<Encrypted, Optional<String>> decrypt) {
        @Nullable String answer = Optional.ofNullable(outcome.answer()).flatMap(decrypt).orElse(null);
        return new AttemptView(number, at, outcome.status(), outcome.failure(), outcome.latencyMillis(), answer);
    }
}

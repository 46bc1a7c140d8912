package io.counterfoil.kernel.notification;

import io.counterfoil.kernel.personal.Encrypted;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt to deliver.
 *
 * @param status the HTTP status, where there was an answer
 * @param failure what went wrong, where there was none or not a good one: {@code timed-out}, {@code status-500}
 * @param latencyMillis from the start of the call to its end
 * @param answer the first 1,024 bytes of the answer's body, where it had one: encrypted for the order's payer, for a receiver
 *     may repeat what it was told
 */
public record DeliveryOutcome(
        @Nullable Integer status,
        @Nullable String failure,
        long latencyMillis,
        @Nullable Encrypted answer) {}

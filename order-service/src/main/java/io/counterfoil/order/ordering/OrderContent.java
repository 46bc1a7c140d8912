package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.Buyer;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.Purchase;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an order says, once and for all. */
public record OrderContent(
        MerchantId merchant,
        String orderNo,
        Purchase purchase,
        Buyer buyer,
        @Nullable String returnUrl,
        Instant placedAt,
        Instant expiresAt) {

    public Duration expiresIn() {
        return Duration.between(placedAt, expiresAt);
    }
}

package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.GoodsId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What somebody wants to buy, in the words of the merchant; its form has been checked. */
public record Wish(
        String orderNo,
        GoodsId goods,
        int quantity,
        String provider,
        String payer,
        @Nullable String recipient,
        @Nullable String attachment,
        Duration expiresIn,
        @Nullable String returnUrl) {}

package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.order.provider.Preparation.Payer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to buy, in the words of the merchant; its form has been checked.
 *
 * @param details what is known about the payer's device and account there
 */
public record Wish(
        String orderNo,
        GoodsId goods,
        int quantity,
        String provider,
        String payer,
        Payer details,
        @Nullable String recipient,
        @Nullable String attachment,
        Duration expiresIn,
        @Nullable String returnUrl) {

    public Wish knowing(Payer about) {
        return new Wish(orderNo, goods, quantity, provider, payer, about, recipient, attachment, expiresIn, returnUrl);
    }

    /** Says nothing about people. */
    @Override
    public String toString() {
        return "wish " + orderNo + " for " + quantity + " of " + goods + " by " + provider;
    }
}

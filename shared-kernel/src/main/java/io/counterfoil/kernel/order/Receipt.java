package io.counterfoil.kernel.order;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.personal.Encrypted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the provider vouches for it.
 *
 * @param transaction the provider's own number
 * @param paidAt when it happened, by the provider's clock
 * @param buyer who paid, as the provider names them
 * @param evidence where the signed message is kept
 */
public record Receipt(
        String provider,
        String account,
        String transaction,
        Money amount,
        Instant paidAt,
        @Nullable Encrypted buyer,
        String evidence) {}

package io.counterfoil.sandbox.pay;

import io.counterfoil.kernel.money.Money;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as the payer sees it at the provider's counter.
 *
 * @param merchant the name that the payer reads
 * @param status the provider's own word for the standing
 * @param transaction the provider's own number, where it has one yet
 * @param back where the payer's browser would go now: an address in the web, where the merchant gave one
 */
public record Bill(
        String attempt,
        String merchant,
        String subject,
        Money amount,
        Instant expiresAt,
        Standing standing,
        String status,
        @Nullable String transaction,
        @Nullable URI back) {
    public enum Standing {
        WAITING,
        PAID,
        CLOSED
    }
}

package io.counterfoil.order.provider;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.AttemptNo;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider is told about an attempt.
 *
 * @param subject what the payer reads on the provider's page: the goods' name
 * @param payer what some products need to know about who pays
 * @param now for the provider's timestamps
 * @param within how long somebody waits for it at most
 */
public record Preparation(
        AttemptNo attempt,
        Money amount,
        String subject,
        Instant expiresAt,
        URI notifyUrl,
        Optional<URI> returnUrl,
        Payer payer,
        Instant now,
        Duration within) {

    /**
     * @param address the payer's own network address, where known
     * @param openid the payer as the merchant's official account knows them, where known
     */
    public record Payer(Optional<String> address, Optional<String> openid) {
        public static final Payer UNKNOWN = new Payer(Optional.empty(), Optional.empty());

        public boolean has(Set<PayerDetail> needed) {
            return (address.isPresent() || !needed.contains(PayerDetail.ADDRESS))
                    && (openid.isPresent() || !needed.contains(PayerDetail.OPENID));
        }

        /** Says nothing about the person. */
        @Override
        public String toString() {
            return "payer";
        }
    }
}

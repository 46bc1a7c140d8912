package io.counterfoil.kernel.order;

import io.counterfoil.kernel.fact.StoredAs;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to a claim about a payment. */
public sealed interface ClaimEvent {
    ClaimId claim();

    Instant at();

    /**
     * A validly signed message that no order believes.
     *
     * @param reference the attempt's number as the message has it
     * @param order the order it names, where there is one
     * @param evidence where the signed message is kept
     */
    @StoredAs("order.claim-refused/1")
    record ClaimRefused(
            ClaimId claim,
            MerchantId merchant,
            String provider,
            String account,
            String reference,
            @Nullable OrderId order,
            String code,
            String detail,
            String evidence,
            Instant at)
            implements ClaimEvent {}
}

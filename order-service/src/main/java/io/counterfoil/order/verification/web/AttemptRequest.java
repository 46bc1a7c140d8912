package io.counterfoil.order.verification.web;

import io.counterfoil.order.ordering.AnotherWay;
import io.counterfoil.order.ordering.web.PayerFields;
import io.counterfoil.platform.http.IdempotencyKey;
import java.util.Optional;

/**
 * The body of {@code POST /v1/orders/{id}/attempts}.
 *
 * @param payerAddress the IPv4 or IPv6 address of the payer's own device, where the provider needs it
 * @param openid the payer as the merchant's official account knows them, where the provider needs it
 */
record AttemptRequest(String provider, Optional<String> payerAddress, Optional<String> openid) {
    /** @throws io.counterfoil.kernel.decide.Rejected naming the field at fault */
    AnotherWay check(IdempotencyKey key) {
        return new AnotherWay(
                provider, PayerFields.check(payerAddress, openid), key.value().orElse(null));
    }

    /** Says nothing about people. */
    @Override
    public String toString() {
        return "attempt by " + provider;
    }
}

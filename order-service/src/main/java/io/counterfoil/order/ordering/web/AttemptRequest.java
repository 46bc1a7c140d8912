package io.counterfoil.order.ordering.web;

import io.counterfoil.order.provider.Preparation.Payer;
import java.util.Optional;

/**
 * The body of {@code POST /v1/orders/{id}/attempts}.
 *
 * @param payerAddress the IPv4 or IPv6 address of the payer's own device, where the provider needs it
 * @param openid the payer as the merchant's official account knows them, where the provider needs it
 */
record AttemptRequest(String provider, Optional<String> payerAddress, Optional<String> openid) {
    /** @throws io.counterfoil.kernel.decide.Rejected naming the field at fault */
    Payer payer() {
        return PayerFields.check(payerAddress, openid);
    }

    /** Says nothing about people. */
    @Override
    public String toString() {
        return "attempt by " + provider;
    }
}

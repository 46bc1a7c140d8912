package io.counterfoil.kernel.notification;

import io.counterfoil.kernel.personal.Encrypted;
import org.jspecify.annotations.Nullable;

/**
 * What signs an endpoint's notices.
 *
 * @param secret {@code whsec_…} or {@code whsk_…}, encrypted for the merchant
 * @param publicKey {@code whpk_…}, where the scheme has one
 */
public record EndpointKey(
        Scheme scheme, Encrypted secret, @Nullable String publicKey) {
    public static EndpointKey symmetric(Encrypted secret) {
        return new EndpointKey(Scheme.HMAC_SHA256, secret, null);
    }

    /** Of Standard Webhooks. */
    public enum Scheme {
        /** {@code v1} */
        HMAC_SHA256,
        /** {@code v1a} */
        ED25519
    }
}

package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.notification.EndpointKey;

/** What signs notices by Standard Webhooks. In memory only; it never prints itself. */
public sealed interface SigningKey permits SigningPair, SigningSecret {
    /** One of the signatures in {@code webhook-signature}: the scheme's version, a comma, and base64. */
    String sign(byte[] content);

    /** @throws IllegalArgumentException when the text is none of the scheme */
    static SigningKey parse(EndpointKey.Scheme scheme, String text) {
        return switch (scheme) {
            case HMAC_SHA256 -> SigningSecret.parse(text);
            case ED25519 -> SigningPair.parse(text);
        };
    }
}

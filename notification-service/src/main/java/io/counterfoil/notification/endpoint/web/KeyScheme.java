package io.counterfoil.notification.endpoint.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.counterfoil.kernel.notification.EndpointKey;

/** In the words of Standard Webhooks. */
enum KeyScheme {
    @JsonProperty("v1")
    HMAC_SHA256,
    @JsonProperty("v1a")
    ED25519;

    static KeyScheme of(EndpointKey.Scheme scheme) {
        return switch (scheme) {
            case HMAC_SHA256 -> HMAC_SHA256;
            case ED25519 -> ED25519;
        };
    }
}

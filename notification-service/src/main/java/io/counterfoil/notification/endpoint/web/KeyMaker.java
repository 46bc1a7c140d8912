package io.counterfoil.notification.endpoint.web;

import io.counterfoil.kernel.notification.EndpointKey;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.notification.endpoint.SigningPair;
import io.counterfoil.notification.endpoint.SigningSecret;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Makes the keys that sign, encrypted for their merchant from the first moment on. */
@Component
class KeyMaker {
    private final KeyRing keys;
    private final SecureRandom random = new SecureRandom();

    KeyMaker(KeyRing keys) {
        this.keys = keys;
    }

    FreshKey make(MerchantId merchant, KeyScheme scheme) {
        return switch (scheme) {
            case HMAC_SHA256 -> symmetric(merchant);
            case ED25519 -> asymmetric(merchant);
        };
    }

    private FreshKey symmetric(MerchantId merchant) {
        var secret = SigningSecret.random(random).reveal();
        return new FreshKey(EndpointKey.symmetric(keys.encrypt(Owner.merchant(merchant), secret)), secret);
    }

    private FreshKey asymmetric(MerchantId merchant) {
        var pair = SigningPair.random(random);
        var secret = keys.encrypt(Owner.merchant(merchant), pair.reveal());
        return new FreshKey(new EndpointKey(EndpointKey.Scheme.ED25519, secret, pair.publicKey()), null);
    }
}

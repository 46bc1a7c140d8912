package io.counterfoil.platform.http;

import io.counterfoil.platform.personal.KeyRing;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Of what somebody sent: the log keeps it beside the {@code Idempotency-Key} it was sent with.
 *
 * <p>Under a key: a plain hash would let anybody guess the payer's number in a body, long after the payer is forgotten.
 */
@Component
final class ContentHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "content hashes";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    ContentHash(KeyRing keys) {
        key = new SecretKeySpec(keys.derive(PURPOSE, KEY_BYTES), ALGORITHM);
    }

    /** Hex HMAC-SHA256. */
    String of(byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.counterfoil.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.notification.endpoint.SigningSecret;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a merchant knows that a notice is ours and fresh: Standard Webhooks, symmetric, version 1. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    /** The value of {@code webhook-signature}. */
    static String of(String id, Instant timestamp, String body, SigningSecret secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            var signed = id + "." + timestamp.getEpochSecond() + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private Signature() {}
}

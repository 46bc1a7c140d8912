package io.counterfoil.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks a notice as any merchant can: Standard Webhooks, symmetric, version 1. Written from the specification. */
public final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET_PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    /** @param signatures the header: several, separated by spaces, while a secret is being changed */
    public static boolean verifies(String secret, String id, String timestamp, String body, String signatures) {
        var expected = sign(secret, id + "." + timestamp + "." + body);
        return Arrays.stream(signatures.split(" ", -1))
                .filter(signature -> signature.startsWith(VERSION))
                .anyMatch(signature -> MessageDigest.isEqual(
                        signature.substring(VERSION.length()).getBytes(UTF_8), expected.getBytes(UTF_8)));
    }

    private static String sign(String secret, String content) {
        try {
            var key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private WebhookSignature() {}
}

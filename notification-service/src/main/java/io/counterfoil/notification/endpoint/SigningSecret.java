package io.counterfoil.notification.endpoint;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * What signs an endpoint's notices, in the form of Standard Webhooks: {@code whsec_} and base64. In memory only; it never
 * prints itself.
 */
public final class SigningSecret {
    private static final String PREFIX = "whsec_";

    /** Standard Webhooks asks for 24 to 64. */
    private static final int BYTES = 32;

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key;
    }

    public static SigningSecret random(SecureRandom random) {
        var key = new byte[BYTES];
        random.nextBytes(key);
        return new SigningSecret(key);
    }

    /** @throws IllegalArgumentException when the text is none */
    public static SigningSecret parse(String text) {
        if (!text.startsWith(PREFIX)) throw new IllegalArgumentException("a signing secret begins with " + PREFIX);
        return new SigningSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    public byte[] key() {
        return Arrays.copyOf(key, key.length);
    }

    /** As the merchant is shown it, once. */
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}

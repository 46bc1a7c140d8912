package io.counterfoil;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** An account with Alipay that nobody has: good for placing orders, which asks Alipay nothing. */
public final class TestAlipay {
    private static final int KEY_BITS = 2_048;

    /** By the names of the form's fields, with keys of its own. */
    public static Map<String, String> account() {
        return new TreeMap<>(Map.of(
                "appId", "2021000000000001",
                "sellerId", "2088000000000001",
                "appPrivateKey", base64(keys().getPrivate()),
                "alipayPublicKey", base64(keys().getPublic()),
                "environment", "sandbox"));
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private TestAlipay() {}
}

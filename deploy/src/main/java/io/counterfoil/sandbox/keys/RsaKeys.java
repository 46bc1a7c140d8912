package io.counterfoil.sandbox.keys;

import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Makes keys as long as the providers ask for. */
public final class RsaKeys {
    static final int BITS = 2048;

    public static KeyPair pair() {
        try {
            var rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(BITS);
            return rsa.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PKCS#8 of a private key, X.509 of a public one. */
    public static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private RsaKeys() {}
}

package io.counterfoil.platform.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesSiv;
import io.counterfoil.kernel.personal.Encrypted;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** One owner's key, looked up once for several texts. Nobody keeps it for later: its owner may be forgotten meanwhile. */
public final class OwnerKey {
    private static final byte[] NO_CONTEXT = new byte[0];

    private final String name;
    private final AesSiv cipher;

    OwnerKey(String name, byte[] key) throws GeneralSecurityException {
        this.name = name;
        this.cipher = new AesSiv(key);
    }

    String name() {
        return name;
    }

    /** The same text gives the same value. */
    public Encrypted encrypt(String text) {
        try {
            var ciphertext = cipher.encryptDeterministically(text.getBytes(UTF_8), NO_CONTEXT);
            return new Encrypted(name, Base64.getEncoder().encodeToString(ciphertext));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    String decrypt(Encrypted encrypted) {
        try {
            var ciphertext = Base64.getDecoder().decode(encrypted.text());
            return new String(cipher.decryptDeterministically(ciphertext, NO_CONTEXT), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was encrypted under key " + name + " was changed", e);
        }
    }
}

package io.counterfoil.sandbox.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * SHA256withRSA, as both sides sign. Nothing here is shared with the adapters: what they get wrong, this must not get
 * wrong in the same way.
 */
public final class Rsa {
    private static final String ALGORITHM = "SHA256withRSA";

    public static String sign(byte[] message, PrivateKey key) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A signature that is not even Base64 does not verify. */
    public static boolean verifies(byte[] message, String signature, String publicKey) {
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(publicKey(publicKey));
            check.update(message);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * @param text X.509, the Base64 alone or PEM
     * @throws IllegalArgumentException if it is not an RSA public key, or a shorter one than the providers ask for
     */
    public static PublicKey publicKey(String text) {
        try {
            var bare = text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
            var key = (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(bare)));
            if (key.getModulus().bitLength() >= RsaKeys.BITS) return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not an RSA public key", e);
        }
        throw new IllegalArgumentException("a key of less than " + RsaKeys.BITS + " bits");
    }

    /** @param text PKCS#8, the Base64 alone */
    public static PrivateKey privateKey(String text) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Rsa() {}
}

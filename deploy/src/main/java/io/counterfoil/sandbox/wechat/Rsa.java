package io.counterfoil.sandbox.wechat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * SHA256withRSA, as both sides sign. Nothing here is shared with the adapter: what that gets wrong, this must not get
 * wrong in the same way.
 */
final class Rsa {
    private static final String ALGORITHM = "SHA256withRSA";

    static String sign(byte[] message, PrivateKey key) {
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
    static boolean verifies(byte[] message, String signature, String publicKey) {
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
     * @throws IllegalArgumentException if it is not an RSA public key
     */
    static PublicKey publicKey(String text) {
        try {
            var bare = text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(bare)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA public key", e);
        }
    }

    /** @param text PKCS#8, the Base64 alone */
    static PrivateKey privateKey(String text) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Rsa() {}
}

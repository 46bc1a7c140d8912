package io.counterfoil.sandbox.wechat;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
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
    private static final int KEY_BITS = 2048;

    static KeyPair pair() {
        try {
            var rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(KEY_BITS);
            return rsa.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param privateKey PKCS#8, Base64 */
    static String sign(byte[] message, String privateKey) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey(privateKey));
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

    static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static PrivateKey privateKey(String text) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
    }

    private Rsa() {}
}

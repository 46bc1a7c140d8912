package io.counterfoil.order.provider.wire;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;

/** SHA256withRSA (PKCS#1 v1.5), in Base64: what Alipay and WeChat Pay both sign with. */
public final class RsaSignature {
    public static String sign(byte[] content, PrivateKey key) {
        try {
            var rsa = rsa();
            rsa.initSign(key);
            rsa.update(content);
            return Base64.getEncoder().encodeToString(rsa.sign());
        } catch (InvalidKeyException | SignatureException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** Whatever cannot be a signature is not one. */
    public static boolean verifies(byte[] content, String signature, PublicKey key) {
        try {
            var rsa = rsa();
            rsa.initVerify(key);
            rsa.update(content);
            return rsa.verify(Base64.getDecoder().decode(signature));
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Signature rsa() {
        try {
            return Signature.getInstance("SHA256withRSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private RsaSignature() {}
}

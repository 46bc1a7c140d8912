package io.counterfoil.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.sandbox.keys.Rsa;
import java.security.PrivateKey;

/**
 * A merchant's application as Alipay knows it.
 *
 * @param name what the payer reads
 * @param appPublicKey checks what the merchant signs
 * @param alipayPrivateKey signs what the merchant is told
 */
record App(
        String appId,
        String sellerId,
        String name,
        String appPublicKey,
        String alipayPrivateKey,
        String alipayPublicKey) {

    boolean signed(byte[] text, String signature) {
        return Rsa.verifies(text, signature, appPublicKey);
    }

    String sign(String text) {
        return Rsa.sign(text.getBytes(UTF_8), signingKey());
    }

    PrivateKey signingKey() {
        return Rsa.privateKey(alipayPrivateKey);
    }

    /** Without the key: a record's own text would print it. */
    @Override
    public String toString() {
        return appId;
    }
}

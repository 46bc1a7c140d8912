package io.counterfoil.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.order.provider.alipay.AlipaySignature;
import io.counterfoil.order.provider.wire.RsaKeyText;
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

    boolean signed(String content, String signature) {
        return AlipaySignature.verifies(content, UTF_8, signature, RsaKeyText.publicKey(appPublicKey));
    }

    String sign(String content) {
        return AlipaySignature.sign(content, UTF_8, signingKey());
    }

    PrivateKey signingKey() {
        return RsaKeyText.privateKey(alipayPrivateKey);
    }

    /** Without the key: a record's own text would print it. */
    @Override
    public String toString() {
        return appId;
    }
}

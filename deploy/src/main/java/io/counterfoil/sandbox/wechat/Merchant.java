package io.counterfoil.sandbox.wechat;

import io.counterfoil.sandbox.keys.Rsa;
import java.security.PrivateKey;

/**
 * A merchant as WeChat Pay knows it.
 *
 * @param name what the payer reads
 * @param apiV3Key 32 bytes, encrypts what the merchant is told
 * @param serial of the certificate that the merchant signs with
 * @param publicKey checks what the merchant signs
 * @param wechatKeyId {@code PUB_KEY_ID_…}, names the key that checks what WeChat signs
 * @param wechatPrivateKey signs what the merchant is told
 */
record Merchant(
        String mchid,
        String appid,
        String name,
        String apiV3Key,
        String serial,
        String publicKey,
        String wechatKeyId,
        String wechatPrivateKey,
        String wechatPublicKey) {

    boolean signed(byte[] message, String signature) {
        return Rsa.verifies(message, signature, publicKey);
    }

    PrivateKey signingKey() {
        return Rsa.privateKey(wechatPrivateKey);
    }

    /** Without the keys: a record's own text would print them. */
    @Override
    public String toString() {
        return mchid;
    }
}

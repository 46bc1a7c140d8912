package io.counterfoil.sandbox.wechat;

import io.counterfoil.sandbox.keys.Rsa;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How WeChat Pay vouches for a body, an empty one too. */
final class SignedHeaders {
    static final String TIMESTAMP = "Wechatpay-Timestamp";
    static final String NONCE = "Wechatpay-Nonce";
    static final String SERIAL = "Wechatpay-Serial";
    static final String SIGNATURE = "Wechatpay-Signature";
    static final String TYPE = "Wechatpay-Signature-Type";

    private static final String RSA = "WECHATPAY2-SHA256-RSA2048";

    /** @param keyId under which the merchant finds the key that checks it */
    static Map<String, String> of(String body, String keyId, PrivateKey key, Instant at) {
        var timestamp = String.valueOf(at.getEpochSecond());
        var nonce = Numbers.nonce();
        var headers = new LinkedHashMap<String, String>();
        headers.put(NONCE, nonce);
        headers.put(SIGNATURE, Rsa.sign(Lines.of(timestamp, nonce, body), key));
        headers.put(TIMESTAMP, timestamp);
        headers.put(SERIAL, keyId);
        headers.put(TYPE, RSA);
        return headers;
    }

    private SignedHeaders() {}
}

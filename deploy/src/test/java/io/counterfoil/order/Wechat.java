package io.counterfoil.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.order.Shop.Alipay;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** WeChat Pay's side with keys in the test's hand, written from its documentation and not with the code under test. */
record Wechat(KeyPair merchant, KeyPair wechat, String mchid, String appid, String apiV3Key, String keyId) {
    static final String PROVIDER = "wechat-h5";

    private static final String NONCE = "fdasflkja484";
    private static final JsonMapper JSON = new JsonMapper();

    static Wechat create() {
        var some = UUID.randomUUID().toString().replace("-", "");
        var digits = "%010d".formatted(Math.floorMod(some.hashCode(), 10_000_000_000L));
        return new Wechat(
                Alipay.keys(), Alipay.keys(), digits, "wx" + some.substring(16), some, "PUB_KEY_ID_" + digits);
    }

    Map<String, String> account() {
        return Map.of(
                "environment",
                "sandbox",
                "mchid",
                mchid,
                "appid",
                appid,
                "apiV3Key",
                apiV3Key,
                "merchantSerial",
                "3775B6A45ACD588826D15E583A95F5DD",
                "merchantPrivateKey",
                base64(merchant.getPrivate().getEncoded()),
                "wechatPublicKeyId",
                keyId,
                "wechatPublicKey",
                base64(wechat.getPublic().getEncoded()));
    }

    /** What a notice that an attempt was paid has in it, encrypted. */
    Map<String, Object> paid(String attempt, long fen) {
        return new TreeMap<>(Map.of(
                "mchid",
                mchid,
                "appid",
                appid,
                "out_trade_no",
                attempt,
                "transaction_id",
                "4200" + attempt,
                "trade_type",
                "MWEB",
                "trade_state",
                "SUCCESS",
                "success_time",
                "2026-11-20T10:00:09+08:00",
                "payer",
                Map.of("openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"),
                "amount",
                Map.of("total", fen, "payer_total", fen, "currency", "CNY", "payer_currency", "CNY")));
    }

    byte[] notice(Map<String, Object> content) {
        return notice("TRANSACTION.SUCCESS", encrypted(content));
    }

    static byte[] notice(String type, byte[] ciphertext) {
        return JSON.writeValueAsBytes(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "create_time",
                "2026-11-20T10:00:10+08:00",
                "resource_type",
                "encrypt-resource",
                "event_type",
                type,
                "summary",
                "支付成功",
                "resource",
                Map.of(
                        "original_type", "transaction",
                        "algorithm", "AEAD_AES_256_GCM",
                        "ciphertext", base64(ciphertext),
                        "associated_data", "transaction",
                        "nonce", NONCE)));
    }

    byte[] encrypted(Map<String, Object> content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(apiV3Key.getBytes(UTF_8), "AES");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, NONCE.getBytes(UTF_8)));
            cipher.updateAAD("transaction".getBytes(UTF_8));
            return cipher.doFinal(JSON.writeValueAsBytes(content));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The headers of a notice that was signed then. */
    Map<String, String> seal(byte[] body, Instant at) {
        var timestamp = Long.toString(at.getEpochSecond());
        return new TreeMap<>(Map.of(
                "Content-Type",
                "application/json",
                "Wechatpay-Timestamp",
                timestamp,
                "Wechatpay-Nonce",
                "a1b2c3",
                "Wechatpay-Serial",
                keyId,
                "Wechatpay-Signature",
                sign(timestamp + "\na1b2c3\n" + new String(body, UTF_8) + "\n"),
                "Wechatpay-Signature-Type",
                "WECHATPAY2-SHA256-RSA2048"));
    }

    private String sign(String content) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(wechat.getPrivate());
            signature.update(content.getBytes(UTF_8));
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

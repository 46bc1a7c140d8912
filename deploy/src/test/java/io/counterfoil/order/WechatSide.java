package io.counterfoil.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.order.provider.wechat.WechatSignature;
import io.counterfoil.order.provider.wire.RsaSignature;
import io.counterfoil.sandbox.keys.RsaKeys;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** WeChat Pay's side of one contract with keys in the test's hand: it signs what the sandbox would never say. */
record WechatSide(KeyPair merchant, KeyPair wechat, Instant now) {
    static final String MCHID = "1900000109";
    static final String APPID = "wxd678efh567hg6787";

    private static final String KEY_ID = "PUB_KEY_ID_0114232134912410000000000000";
    private static final String SECRET = "0b5a4128b868b4bfd3f98241928bbdf8";
    private static final String NONCE = "uluk4a9R25RW";
    private static final JsonMapper JSON = new JsonMapper();

    static WechatSide create(Instant now) {
        return new WechatSide(RsaKeys.pair(), RsaKeys.pair(), now);
    }

    String account() {
        return JSON.writeValueAsString(Map.of(
                "mchid",
                MCHID,
                "appid",
                APPID,
                "apiV3Key",
                SECRET,
                "merchantSerial",
                "D389C3CA48D213895055B1057725E87F9B5C140F",
                "merchantPrivateKey",
                RsaKeys.base64(merchant.getPrivate()),
                "wechatPublicKeyId",
                KEY_ID,
                "wechatPublicKey",
                RsaKeys.base64(wechat.getPublic()),
                "environment",
                "sandbox"));
    }

    /** A genuine notice that an attempt was paid. */
    Notice paid(String attempt, long fen) {
        return says("TRANSACTION.SUCCESS", payment(attempt, fen));
    }

    static String payment(String attempt, long fen) {
        return """
                {"mchid":"%s","appid":"%s","out_trade_no":"%s","transaction_id":"4200%s","trade_type":"MWEB",\
                "trade_state":"SUCCESS","success_time":"2026-11-20T10:00:09+08:00",\
                "payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},"amount":{"total":%d,"payer_total":1,"currency":"CNY"}}\
                """.formatted(MCHID, APPID, attempt, attempt, fen);
    }

    static String refund(String attempt, String status) {
        return """
                {"mchid":"%s","out_trade_no":"%s","transaction_id":"4200%s","out_refund_no":"R1","refund_status":"%s",\
                "success_time":"2026-11-20T11:00:00+08:00","amount":{"total":1999,"refund":500}}\
                """.formatted(MCHID, attempt, attempt, status);
    }

    Notice says(String type, String content) {
        return signed(envelope(type, content), now, wechat);
    }

    static String envelope(String type, String content) {
        return JSON.writeValueAsString(Map.of(
                "id",
                "n-" + content.hashCode(),
                "create_time",
                "2026-11-20T10:00:10+08:00",
                "resource_type",
                "encrypt-resource",
                "event_type",
                type,
                "resource",
                Map.of(
                        "algorithm", "AEAD_AES_256_GCM",
                        "original_type", "transaction",
                        "associated_data", "transaction",
                        "nonce", NONCE,
                        "ciphertext", encrypted(content))));
    }

    static Notice signed(String body, Instant at, KeyPair by) {
        var timestamp = Long.toString(at.getEpochSecond());
        var content = WechatSignature.answerContent(timestamp, "n0nce", body.getBytes(UTF_8));
        return new Notice(
                body,
                Map.of(
                        "Wechatpay-Timestamp",
                        timestamp,
                        "Wechatpay-Nonce",
                        "n0nce",
                        "Wechatpay-Serial",
                        KEY_ID,
                        "Wechatpay-Signature-Type",
                        WechatSignature.TYPE,
                        "Wechatpay-Signature",
                        RsaSignature.sign(content, by.getPrivate())));
    }

    private static String encrypted(String content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(SECRET.getBytes(UTF_8), "AES");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, NONCE.getBytes(UTF_8)));
            cipher.updateAAD("transaction".getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    record Notice(String body, Map<String, String> headers) {
        Notice with(String header, String value) {
            var more = new HashMap<>(headers);
            more.put(header, value);
            return new Notice(body, more);
        }

        Notice without(String header) {
            var fewer = new HashMap<>(headers);
            fewer.remove(header);
            return new Notice(body, fewer);
        }

        Notice changedTo(String other) {
            return new Notice(other, headers);
        }
    }
}

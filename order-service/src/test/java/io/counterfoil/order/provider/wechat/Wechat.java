package io.counterfoil.order.provider.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.RawCallback;
import io.counterfoil.order.provider.wire.FreshKeys;
import io.counterfoil.order.provider.wire.RsaKeyText;
import io.counterfoil.order.provider.wire.RsaSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Both sides of one contract with WeChat Pay, with fresh keys. */
final class Wechat {
    static final KeyPair MERCHANT_KEYS = FreshKeys.rsa(RsaKeyText.BITS_MIN);
    static final KeyPair KEYS = FreshKeys.rsa(RsaKeyText.BITS_MIN);
    static final KeyPair STRANGERS_KEYS = FreshKeys.rsa(RsaKeyText.BITS_MIN);
    static final String KEY_ID = "PUB_KEY_ID_0114232134912410000000000000";
    static final String SECRET = "0b5a4128b868b4bfd3f98241928bbdf8";

    static final MerchantId MERCHANT = MerchantId.derive("shop");
    static final AttemptNo ATTEMPT = AttemptNo.of(OrderId.derive(MERCHANT, "A-1001"), 1);
    static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    static final Duration WITHIN = Duration.ofSeconds(3);

    static final Map<String, String> ACCOUNT = Map.of(
            "mchid",
            "1900000109",
            "appid",
            "wxd678efh567hg6787",
            "apiV3Key",
            SECRET,
            "merchantSerial",
            "D389C3CA48D213895055B1057725E87F9B5C140F",
            "merchantPrivateKey",
            FreshKeys.privateText(MERCHANT_KEYS),
            "wechatPublicKeyId",
            KEY_ID,
            "wechatPublicKey",
            FreshKeys.publicText(KEYS),
            "environment",
            "sandbox");

    static final String NEXT_KEY_ID = "PUB_KEY_ID_0114232134912410000000000001";
    static final KeyPair NEXT_KEYS = FreshKeys.rsa(RsaKeyText.BITS_MIN);

    /** While WeChat Pay changes its key. */
    static final Map<String, String> CHANGING = with(
            with(ACCOUNT, "nextWechatPublicKeyId", NEXT_KEY_ID),
            "nextWechatPublicKey",
            FreshKeys.publicText(NEXT_KEYS));

    static final String PAID = """
            {"mchid":"1900000109","appid":"wxd678efh567hg6787","out_trade_no":"%s","transaction_id":"4200002600202611201234567890",\
            "trade_type":"MWEB","trade_state":"SUCCESS","trade_state_desc":"支付成功","bank_type":"OTHERS","attach":"",\
            "success_time":"2026-11-20T10:00:09+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},\
            "amount":{"total":1999,"payer_total":1500,"currency":"CNY","payer_currency":"CNY"}}""".formatted(ATTEMPT);

    static final String REFUNDED = """
            {"mchid":"1900000109","out_trade_no":"%s","transaction_id":"4200002600202611201234567890",\
            "refund_id":"50303002602026112000000000001","out_refund_no":"R1","refund_status":"SUCCESS",\
            "success_time":"2026-11-20T11:00:00+08:00","user_received_account":"支付用户零钱",\
            "amount":{"total":1999,"refund":500,"payer_total":1500,"payer_refund":375}}""".formatted(ATTEMPT);

    private static final String NONCE = "uluk4a9R25RW";
    private static final ObjectMapper JSON = new ObjectMapper();

    static ProviderAccount account() {
        return account(ACCOUNT);
    }

    static ProviderAccount account(Map<String, String> values) {
        return new ProviderAccount(MERCHANT, H5.ID, "shop", values);
    }

    /** The map with one value more, or another one. */
    static Map<String, String> with(Map<String, String> map, String name, String value) {
        var changed = new HashMap<>(map);
        changed.put(name, value);
        return changed;
    }

    static Map<String, String> without(Map<String, String> map, String name) {
        var changed = new HashMap<>(map);
        changed.remove(name);
        return changed;
    }

    /** A notice's body around what it is about. */
    static String envelope(String type, String content) {
        return envelope(type, content, "transaction");
    }

    /** @param associated empty: the field is left out */
    static String envelope(String type, String content, String associated) {
        var envelope = JSON.createObjectNode()
                .put("id", "EV-2026112010001000000001")
                .put("create_time", "2026-11-20T10:00:10+08:00")
                .put("resource_type", "encrypt-resource")
                .put("event_type", type);
        resource(envelope, content, associated);
        return envelope.toString();
    }

    private static void resource(ObjectNode envelope, String content, String associated) {
        var resource = envelope.putObject("resource")
                .put("original_type", "transaction")
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("ciphertext", encrypted(content, associated))
                .put("nonce", NONCE);
        if (!associated.isEmpty()) resource.put("associated_data", associated);
    }

    private static String encrypted(String content, String associated) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(SECRET.getBytes(UTF_8), "AES");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, NONCE.getBytes(UTF_8)));
            cipher.updateAAD(associated.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The headers that vouch for a body. */
    static Map<String, String> seal(String body, Instant at, KeyPair keys) {
        var timestamp = Long.toString(at.getEpochSecond());
        var content = WechatSignature.answerContent(timestamp, "n0nce", body.getBytes(UTF_8));
        return Map.of(
                "Wechatpay-Timestamp",
                timestamp,
                "Wechatpay-Nonce",
                "n0nce",
                "Wechatpay-Serial",
                KEY_ID,
                "Wechatpay-Signature-Type",
                "WECHATPAY2-SHA256-RSA2048",
                "Wechatpay-Signature",
                RsaSignature.sign(content, keys.getPrivate()));
    }

    static RawCallback raw(Map<String, String> headers, String body) {
        var byName = headers.entrySet().stream()
                .collect(toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), header -> List.of(header.getValue())));
        return new RawCallback(byName, body.getBytes(UTF_8));
    }

    /** The JSON with one field of it, at a path with slashes, being something else: JSON, or removed where empty. */
    static String changed(String json, String path, String value) {
        try {
            var tree = (ObjectNode) JSON.readTree(json);
            var parent = (ObjectNode) tree.at(path.substring(0, path.lastIndexOf('/')));
            var name = path.substring(path.lastIndexOf('/') + 1);
            if (value.isEmpty()) parent.remove(name);
            else parent.set(name, JSON.readTree(value));
            return tree.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Wechat() {}
}

package io.counterfoil.bench.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account with the sandbox's WeChat Pay, and the pen that signs for WeChat Pay. Written from its documents (API v3).
 *
 * @param form what the merchant enters
 * @param pen WeChat Pay's own private key
 */
public record Wechat(Map<String, String> form, PrivateKey pen) {
    private static final String NONCE = "fdasflkja484";
    private static final String ABOUT = "transaction";
    private static final int TAG_BITS = 128;
    private static final JsonMapper JSON = new JsonMapper();

    /** As it comes over the wire. */
    public record Message(Map<String, String> headers, String body) {}

    /** @param sandboxLog the database of the sandbox, the only one that knows the key */
    public static Wechat open(Api sandbox, Log sandboxLog) throws IOException {
        var form = new TreeMap<String, String>();
        sandbox.post(Api.NO_KEY, "/sandbox/wechat/accounts", Map.of())
                .require(201)
                .json()
                .properties()
                .forEach(field -> form.put(field.getKey(), field.getValue().asString()));
        var key = sandboxLog.text(
                "select wechat_private_key from sandbox.wechat_merchant where mchid = ?",
                form.getOrDefault("mchid", ""));
        return new Wechat(form, Pens.key(key));
    }

    /** What WeChat Pay says of a payment, neither encrypted nor signed yet. */
    public ObjectNode paid(String attempt, String transaction, int fen) {
        var content = JSON.createObjectNode()
                .put("mchid", form.get("mchid"))
                .put("appid", form.get("appid"))
                .put("out_trade_no", attempt)
                .put("transaction_id", transaction)
                .put("trade_type", "MWEB")
                .put("trade_state", "SUCCESS")
                .put("bank_type", "OTHERS")
                .put("success_time", "2026-11-20T10:00:09+08:00");
        content.putObject("payer").put("openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
        content.putObject("amount")
                .put("total", fen)
                .put("payer_total", fen)
                .put("currency", "CNY")
                .put("payer_currency", "CNY");
        return content;
    }

    /** Around the content, encrypted under the merchant's API v3 key. */
    public ObjectNode envelope(ObjectNode content) {
        var envelope = JSON.createObjectNode()
                .put("id", "bench-" + content.path("transaction_id").asString(""))
                .put("create_time", "2026-11-20T10:00:10+08:00")
                .put("resource_type", "encrypt-resource")
                .put("event_type", "TRANSACTION.SUCCESS")
                .put("summary", "支付成功");
        envelope.putObject("resource")
                .put("original_type", ABOUT)
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("associated_data", ABOUT)
                .put("nonce", NONCE)
                .put("ciphertext", encrypted(content.toString()));
        return envelope;
    }

    /** @param at the moment of signing */
    public Message signed(String body, Instant at) {
        var timestamp = Long.toString(at.getEpochSecond());
        var headers = new TreeMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("Wechatpay-Timestamp", timestamp);
        headers.put("Wechatpay-Nonce", NONCE);
        headers.put("Wechatpay-Serial", form.getOrDefault("wechatPublicKeyId", ""));
        headers.put("Wechatpay-Signature", Pens.sign(timestamp + "\n" + NONCE + "\n" + body + "\n", pen));
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        return new Message(headers, body);
    }

    private String encrypted(String content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            var key = new SecretKeySpec(form.getOrDefault("apiV3Key", "").getBytes(UTF_8), "AES");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, NONCE.getBytes(UTF_8)));
            cipher.updateAAD(ABOUT.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "WeChat Pay " + form.get("mchid");
    }
}

package io.counterfoil.bench.world;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URLEncoder;
import java.security.PrivateKey;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account with the sandbox's Alipay, and the pen that signs for Alipay. Written from Alipay's documents.
 *
 * @param form what the merchant enters
 * @param pen Alipay's own private key
 */
public record Alipay(Map<String, String> form, PrivateKey pen) {
    /** @param sandboxLog the database of the sandbox, the only one that knows the key */
    public static Alipay open(Api sandbox, Log sandboxLog) throws IOException {
        var account = sandbox.post(Api.NO_KEY, "/sandbox/alipay/accounts", Map.of("name", "Bench"))
                .require(201);
        var form = new TreeMap<String, String>();
        account.json()
                .properties()
                .forEach(field -> form.put(field.getKey(), field.getValue().asString()));
        var key = sandboxLog.text(
                "select alipay_private_key from sandbox.alipay_app where app_id = ?", account.text("/appId"));
        return new Alipay(form, Pens.key(key));
    }

    /**
     * What Alipay says of a payment, not yet signed.
     *
     * @param yuan with two decimals
     */
    public Map<String, String> paid(String attempt, String transaction, String yuan) {
        var notice = new TreeMap<String, String>();
        notice.put("app_id", form.getOrDefault("appId", ""));
        notice.put("seller_id", form.getOrDefault("sellerId", ""));
        notice.put("out_trade_no", attempt);
        notice.put("trade_no", transaction);
        notice.put("trade_status", "TRADE_SUCCESS");
        notice.put("total_amount", yuan);
        notice.put("notify_id", "bench" + transaction);
        notice.put("notify_type", "trade_status_sync");
        notice.put("notify_time", "2026-11-20 10:00:10");
        notice.put("gmt_payment", "2026-11-20 10:00:09");
        notice.put("buyer_id", "2088102122524333");
        notice.put("charset", "utf-8");
        return notice;
    }

    /** With the signature of what stands there. */
    public Map<String, String> signed(Map<String, String> notice) {
        var signed = new TreeMap<>(notice);
        signed.put("sign", sign(notice));
        signed.put("sign_type", "RSA2");
        return signed;
    }

    public static byte[] encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"))
                .getBytes(UTF_8);
    }

    private String sign(Map<String, String> notice) {
        var content = new TreeMap<>(notice)
                .entrySet().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(joining("&"));
        return Pens.sign(content, pen);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "Alipay " + form.get("appId");
    }
}

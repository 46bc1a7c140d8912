package io.counterfoil.order.provider.alipay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.order.provider.RawCallback;
import io.counterfoil.order.provider.wire.FreshKeys;
import io.counterfoil.order.provider.wire.RsaKeyText;
import java.nio.charset.Charset;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Both sides of one application at Alipay, with fresh keys. */
final class Alipay {
    static final KeyPair APP_KEYS = FreshKeys.rsa(RsaKeyText.BITS_MIN);
    static final KeyPair KEYS = FreshKeys.rsa(RsaKeyText.BITS_MIN);
    static final KeyPair STRANGERS_KEYS = FreshKeys.rsa(RsaKeyText.BITS_MIN);

    static final MerchantId MERCHANT = MerchantId.derive("shop");
    static final AttemptNo ATTEMPT = AttemptNo.of(OrderId.derive(MERCHANT, "A-1001"), 1);
    static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    static final Duration WITHIN = Duration.ofSeconds(3);

    static final Map<String, String> ACCOUNT = Map.of(
            "appId", "2021000000000001",
            "sellerId", "2088101122136241",
            "appPrivateKey", FreshKeys.privateText(APP_KEYS),
            "alipayPublicKey", FreshKeys.publicText(KEYS),
            "environment", "sandbox");

    static final Map<String, String> PAID = Map.ofEntries(
            Map.entry("notify_id", "2026112000222100010024333000000001"),
            Map.entry("notify_type", "trade_status_sync"),
            Map.entry("notify_time", "2026-11-20 10:00:10"),
            Map.entry("charset", "utf-8"),
            Map.entry("app_id", "2021000000000001"),
            Map.entry("seller_id", "2088101122136241"),
            Map.entry("out_trade_no", ATTEMPT.value()),
            Map.entry("trade_no", "2026112022001424330500000001"),
            Map.entry("trade_status", "TRADE_SUCCESS"),
            Map.entry("total_amount", "19.99"),
            Map.entry("gmt_payment", "2026-11-20 10:00:09"),
            Map.entry("buyer_id", "2088102122524333"),
            Map.entry("subject", "金币 礼包+100% & more"),
            Map.entry("sign_type", "RSA2"));

    static ProviderAccount account(Map<String, String> values) {
        return new ProviderAccount(MERCHANT, AlipayWap.ID, "shop", values);
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

    static RawCallback signed(Map<String, String> notice) {
        return signed(notice, UTF_8, KEYS);
    }

    static RawCallback signed(Map<String, String> notice, Charset charset, KeyPair keys) {
        var sign = AlipaySignature.sign(AlipaySignature.noticeContent(notice), charset, keys.getPrivate());
        return raw(AlipayForm.encode(with(notice, "sign", sign), charset));
    }

    static RawCallback raw(String body) {
        return new RawCallback(Map.of(), body.getBytes(US_ASCII));
    }

    private Alipay() {}
}

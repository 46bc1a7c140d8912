package io.counterfoil.sandbox.alipay;

import static io.counterfoil.sandbox.alipay.GatewayError.INVALID_PARAMETER;
import static io.counterfoil.sandbox.alipay.GatewayError.TRADE_HAS_CLOSE;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads {@code alipay.trade.wap.pay}, with the limits that Alipay sets. */
final class WapPay {
    static final Duration LIFE_MAX = Duration.ofDays(15);
    static final int SUBJECT_LENGTH_MAX = 256;

    private static final String PRODUCT = "QUICK_WAP_WAY";
    private static final Predicate<String> NUMBER =
            Pattern.compile("[0-9A-Za-z_-]{1,64}").asMatchPredicate();
    private static final Predicate<String> SUBJECT =
            Pattern.compile("[^/=&]{1," + SUBJECT_LENGTH_MAX + "}").asMatchPredicate();
    private static final Pattern TIMEOUT = Pattern.compile("([1-9][0-9]{0,4})([mhd])");

    static TradeTerms read(GatewayRequest request, App app, Instant now) {
        var biz = BizContent.parse(request.find("biz_content").orElse(""));
        if (!biz.require("product_code").equals(PRODUCT)) throw new GatewayRefused(INVALID_PARAMETER, "product_code");
        return new TradeTerms(
                require(biz, "out_trade_no", NUMBER),
                app.appId(),
                Yuan.parse(biz.require("total_amount"))
                        .orElseThrow(() -> new GatewayRefused(INVALID_PARAMETER, "total_amount")),
                require(biz, "subject", SUBJECT),
                biz.find("body").orElse(null),
                biz.find("passback_params").orElse(null),
                request.find("notify_url").orElse(null),
                request.find("return_url").orElse(null),
                biz.find("quit_url").orElse(null),
                expiry(biz, now));
    }

    private static String require(BizContent biz, String name, Predicate<String> form) {
        var value = biz.require(name);
        if (!form.test(value)) throw new GatewayRefused(INVALID_PARAMETER, name);
        return value;
    }

    /** {@code time_expire} is preferred to {@code timeout_express}. */
    private static Instant expiry(BizContent biz, Instant now) {
        var expiry = biz.find("time_expire")
                .map(text ->
                        BeijingTime.parse(text).orElseThrow(() -> new GatewayRefused(INVALID_PARAMETER, "time_expire")))
                .or(() -> biz.find("timeout_express").map(text -> now.plus(timeout(text))))
                .orElse(now.plus(LIFE_MAX));
        if (expiry.isAfter(now.plus(LIFE_MAX))) throw new GatewayRefused(INVALID_PARAMETER, "time_expire");
        if (!expiry.isAfter(now)) throw new GatewayRefused(TRADE_HAS_CLOSE);
        return expiry;
    }

    private static Duration timeout(String text) {
        var form = TIMEOUT.matcher(text);
        if (!form.matches()) throw new GatewayRefused(INVALID_PARAMETER, "timeout_express");
        var number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private WapPay() {}
}

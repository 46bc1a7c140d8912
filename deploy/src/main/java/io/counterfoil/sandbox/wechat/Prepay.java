package io.counterfoil.sandbox.wechat;

import static io.counterfoil.sandbox.wechat.ApiError.APPID_MCHID_NOT_MATCH;
import static io.counterfoil.sandbox.wechat.ApiError.OTHER_MERCHANT;

import io.counterfoil.kernel.money.Money;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what is asked of {@code /v3/pay/transactions/h5} and {@code …/jsapi}, with the limits that WeChat Pay sets. */
final class Prepay {
    static final int DESCRIPTION_LENGTH_MAX = 127;
    static final int ATTACH_LENGTH_MAX = 128;
    static final int NUMBER_LENGTH_MAX = 32;
    static final long FEN_MIN = 1;

    private static final int URL_LENGTH_MAX = 255;
    private static final int ID_LENGTH_MAX = 128;
    private static final int ADDRESS_LENGTH_MAX = 45;
    private static final int TIME_LENGTH_MAX = 64;
    private static final Predicate<String> NUMBER =
            Pattern.compile("[0-9A-Za-z_\\-|*]{6," + NUMBER_LENGTH_MAX + "}").asMatchPredicate();
    private static final Set<String> H5_TYPES = Set.of("Wap", "iOS", "Android");

    static TransactionTerms read(Product product, Body body, Merchant merchant) {
        if (!body.require("/mchid", NUMBER_LENGTH_MAX).equals(merchant.mchid())) {
            throw new ApiRefused(OTHER_MERCHANT);
        }
        if (!body.require("/appid", NUMBER_LENGTH_MAX).equals(merchant.appid())) {
            throw new ApiRefused(APPID_MCHID_NOT_MATCH);
        }
        return new TransactionTerms(
                number(body),
                merchant.mchid(),
                merchant.appid(),
                product,
                amount(body),
                body.require("/description", DESCRIPTION_LENGTH_MAX),
                body.find("/attach", ATTACH_LENGTH_MAX).orElse(null),
                notifyUrl(body),
                product == Product.JSAPI ? body.require("/payer/openid", ID_LENGTH_MAX) : null,
                address(product, body),
                timeExpire(body));
    }

    private static String number(Body body) {
        var number = body.require("/out_trade_no", NUMBER_LENGTH_MAX);
        if (!NUMBER.test(number)) {
            throw ApiRefused.body("/out_trade_no", "is not 6 to 32 letters, digits or any of _-|*");
        }
        return number;
    }

    private static Money amount(Body body) {
        var fen = body.requireWhole("/amount/total");
        if (fen < FEN_MIN) throw ApiRefused.body("/amount/total", "is less than " + FEN_MIN);
        if (!body.find("/amount/currency", 16).orElse("CNY").equals("CNY")) {
            throw ApiRefused.body("/amount/currency", "is not CNY");
        }
        return Money.of(fen, TransactionTerms.CNY);
    }

    /** The genuine one asks for https; so close to home plain http will do. */
    private static String notifyUrl(Body body) {
        var url = body.require("/notify_url", URL_LENGTH_MAX);
        try {
            var uri = URI.create(url);
            if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) return url;
        } catch (IllegalArgumentException e) {
            // Refused like any other text that is no address.
        }
        throw ApiRefused.body("/notify_url", "is not an address in the web without a query");
    }

    private static @Nullable String address(Product product, Body body) {
        var pointer = "/scene_info/payer_client_ip";
        if (product == Product.H5) {
            var type = body.require("/scene_info/h5_info/type", NUMBER_LENGTH_MAX);
            if (!H5_TYPES.contains(type)) throw ApiRefused.body("/scene_info/h5_info/type", "is none of " + H5_TYPES);
        } else if (!body.has("/scene_info")) {
            return null;
        }
        var address = body.require(pointer, ADDRESS_LENGTH_MAX);
        if (!reachable(address)) throw ApiRefused.body(pointer, "is not the payer's own address");
        return address;
    }

    private static boolean reachable(String address) {
        try {
            var ip = InetAddress.ofLiteral(address);
            return !ip.isLoopbackAddress() && !ip.isAnyLocalAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable Instant timeExpire(Body body) {
        return body.find("/time_expire", TIME_LENGTH_MAX)
                .map(text -> ChinaTime.parse(text)
                        .orElseThrow(() -> ApiRefused.body("/time_expire", "is not RFC 3339 to the second")))
                .orElse(null);
    }

    private Prepay() {}
}

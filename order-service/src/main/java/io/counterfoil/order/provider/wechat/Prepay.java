package io.counterfoil.order.provider.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.ProviderAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What WeChat Pay is told about an attempt.
 *
 * <p>All of it follows from the attempt: asked for again, it is the same order in the same words. WeChat Pay refuses a
 * number that comes with other words.
 */
final class Prepay {
    static final Money AMOUNT_MIN = Money.of(1, WechatObject.CNY);
    static final Money AMOUNT_MAX = Money.of(Integer.MAX_VALUE, WechatObject.CNY);
    static final Duration EXPIRY_MAX = Duration.ofDays(7);

    /** In bytes: nowhere is it said that characters are meant. */
    static final int DESCRIPTION_BYTES_MAX = 127;

    static final int URL_LENGTH_MAX = 255;

    private static final ObjectMapper JSON = new ObjectMapper();

    static Optional<Prepared.Refused> refusal(Preparation preparation) {
        var amount = preparation.amount();
        var life = Duration.between(preparation.now(), expiry(preparation));
        if (!amount.asset().equals(WechatObject.CNY))
            return refused("asset-unsupported", "WeChat Pay takes CNY/2 only");
        if (!amount.covers(AMOUNT_MIN) || !AMOUNT_MAX.covers(amount)) {
            return refused("amount-out-of-range", "WeChat Pay takes 0.01 to 21474836.47 yuan");
        }
        if (!life.isPositive() || life.compareTo(EXPIRY_MAX) > 0) {
            return refused("expiry-out-of-range", "WeChat Pay gives at most 7 days for paying");
        }
        if (preparation.notifyUrl().toString().length() > URL_LENGTH_MAX) {
            return refused("url-too-long", "WeChat Pay takes addresses of at most " + URL_LENGTH_MAX + " characters");
        }
        return Optional.empty();
    }

    static String order(WechatProduct product, ProviderAccount account, Preparation preparation) {
        var merchant = WechatMerchant.of(account);
        var order = JSON.createObjectNode()
                .put("appid", merchant.appid())
                .put("mchid", merchant.mchid())
                .put("description", description(preparation))
                .put("out_trade_no", preparation.attempt().value())
                .put("time_expire", WechatTime.format(expiry(preparation)))
                .put("notify_url", preparation.notifyUrl().toString());
        order.putObject("amount")
                .put("total", preparation.amount().minorUnits().intValueExact())
                .put("currency", "CNY");
        product.describe(preparation.payer(), order);
        return order.toString();
    }

    /** Until then what the payer was given works, and never beyond the order's own end. */
    static Instant validUntil(Preparation preparation, Duration validFor) {
        var until = preparation.now().plus(validFor);
        return until.isBefore(expiry(preparation)) ? until : expiry(preparation);
    }

    /** WeChat Pay counts in seconds; what is past the last whole one is given up, so that its page never outlives ours. */
    private static Instant expiry(Preparation preparation) {
        return preparation.expiresAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String description(Preparation preparation) {
        var clean = preparation.subject().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (clean.isEmpty()) return preparation.attempt().value();
        int end = clean.length();
        while (clean.substring(0, end).getBytes(UTF_8).length > DESCRIPTION_BYTES_MAX) {
            end = clean.offsetByCodePoints(end, -1);
        }
        return clean.substring(0, end);
    }

    private static Optional<Prepared.Refused> refused(String code, String detail) {
        return Optional.of(new Prepared.Refused(code, detail));
    }

    private Prepay() {}
}

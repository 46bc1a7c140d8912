package io.counterfoil.order.provider.alipay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.PaymentParameters;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Prepared;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code alipay.trade.wap.pay}: the address of the page on which the payer pays. Nobody is called for it. */
final class AlipayPage {
    static final Money AMOUNT_MIN = Money.of(1, Yuan.CNY);
    static final Money AMOUNT_MAX = Money.of(100_000_000_00L, Yuan.CNY);

    /** Alipay also wants a minute at least, counted from when the payer comes: that is nothing to be promised here. */
    static final Duration EXPIRY_MAX = Duration.ofDays(15);

    static final int SUBJECT_LENGTH_MAX = 256;
    static final int URL_LENGTH_MAX = 256;

    private static final String METHOD = "alipay.trade.wap.pay";
    private static final ObjectMapper JSON = new ObjectMapper();

    static Prepared prepare(AlipayAccount account, Preparation preparation) {
        return refusal(preparation).orElseGet(() -> ready(account, preparation));
    }

    private static Optional<Prepared> refusal(Preparation preparation) {
        var amount = preparation.amount();
        var life = Duration.between(preparation.now(), expiry(preparation));
        if (!amount.asset().equals(Yuan.CNY)) return refused("asset-unsupported", "Alipay takes CNY/2 only");
        if (!amount.covers(AMOUNT_MIN) || !AMOUNT_MAX.covers(amount)) {
            return refused("amount-out-of-range", "Alipay takes 0.01 to 100000000.00 yuan");
        }
        if (!life.isPositive() || life.compareTo(EXPIRY_MAX) > 0) {
            return refused("expiry-out-of-range", "Alipay gives at most 15 days for paying");
        }
        if (tooLong(preparation.notifyUrl())
                || preparation.returnUrl().filter(AlipayPage::tooLong).isPresent()) {
            return refused("url-too-long", "Alipay takes addresses of at most " + URL_LENGTH_MAX + " characters");
        }
        return Optional.empty();
    }

    private static Prepared ready(AlipayAccount account, Preparation preparation) {
        var more = new HashMap<String, String>();
        more.put("notify_url", preparation.notifyUrl().toString());
        preparation.returnUrl().ifPresent(back -> more.put("return_url", back.toString()));
        var request = new AlipayRequest(METHOD, bizContent(preparation), more, preparation.now());
        var url = AlipayRequest.address(account.gateway(), request.signed(account));
        var values = Map.of("url", url.toString());
        return new Prepared.Ready(new PaymentParameters("redirect", values, expiry(preparation)));
    }

    private static String bizContent(Preparation preparation) {
        var trade = JSON.createObjectNode()
                .put("out_trade_no", preparation.attempt().value())
                .put("total_amount", Yuan.format(preparation.amount()))
                .put("subject", subject(preparation))
                .put("product_code", "QUICK_WAP_WAY")
                .put("time_expire", AlipayTime.format(expiry(preparation)));
        preparation.returnUrl().ifPresent(back -> trade.put("quit_url", back.toString()));
        return trade.toString();
    }

    /**
     * Alipay forbids {@code / = &}. For us they matter too: notices repeat the subject, and with {@code &} in a value two
     * different messages could have the same signed text.
     */
    private static String subject(Preparation preparation) {
        var clean = preparation.subject().replaceAll("[/=&\\p{Cntrl}\\s]+", " ").strip();
        if (clean.isEmpty()) return preparation.attempt().value();
        if (clean.length() <= SUBJECT_LENGTH_MAX) return clean;
        var splitsPair = Character.isHighSurrogate(clean.charAt(SUBJECT_LENGTH_MAX - 1));
        return clean.substring(0, splitsPair ? SUBJECT_LENGTH_MAX - 1 : SUBJECT_LENGTH_MAX);
    }

    /** Alipay counts in seconds; what is past the last whole one is given up, so that its page never outlives ours. */
    private static Instant expiry(Preparation preparation) {
        return preparation.expiresAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean tooLong(URI url) {
        return url.toString().length() > URL_LENGTH_MAX;
    }

    private static Optional<Prepared> refused(String code, String detail) {
        return Optional.of(new Prepared.Refused(code, detail));
    }

    private AlipayPage() {}
}

package io.counterfoil.sandbox.wechat;

import java.time.Duration;
import java.time.Instant;

/**
 * What a payer may come with, for a while: each time that a merchant asks, there is a new one.
 *
 * @param packageNo stands beside the prepay_id in an H5 link
 */
record Ticket(String prepayId, String packageNo, String outTradeNo, Instant validUntil) {
    static final Duration H5_LIFE = Duration.ofMinutes(5);
    static final Duration JSAPI_LIFE = Duration.ofHours(2);

    static Ticket issue(TransactionTerms terms, Instant now) {
        var life = switch (terms.product()) {
            case H5 -> H5_LIFE;
            case JSAPI -> JSAPI_LIFE;
        };
        return new Ticket(Numbers.prepayId(now), Numbers.packageNo(), terms.outTradeNo(), now.plus(life));
    }

    boolean valid(Instant now) {
        return now.isBefore(validUntil);
    }
}

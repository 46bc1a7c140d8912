package io.counterfoil.sandbox.alipay;

import static io.counterfoil.sandbox.alipay.GatewayError.CONTEXT_INCONSISTENT;

import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a merchant asks to be paid for. */
record TradeTerms(
        String outTradeNo,
        String appId,
        Money amount,
        String subject,
        @Nullable String body,
        @Nullable String passbackParams,
        @Nullable String notifyUrl,
        @Nullable String returnUrl,
        @Nullable String quitUrl,
        Instant expiresAt) {

    /** The page may be opened again and again, for the same thing at the same price. */
    void requireSame(TradeTerms again) {
        if (!appId.equals(again.appId) || !amount.equals(again.amount) || !subject.equals(again.subject)) {
            throw new GatewayRefused(CONTEXT_INCONSISTENT);
        }
    }
}

package io.counterfoil.sandbox.wechat;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant asks to be paid for: all of it has to be the same when asked again under the same number.
 *
 * @param address the payer's own network address
 * @param openid the payer, whom a JSAPI payment is for
 * @param timeExpire as the merchant wants it
 */
record TransactionTerms(
        String outTradeNo,
        String mchid,
        String appid,
        Product product,
        Money amount,
        String description,
        @Nullable String attach,
        String notifyUrl,
        @Nullable String openid,
        @Nullable String address,
        @Nullable Instant timeExpire) {
    static final Asset CNY = new Asset("CNY", 2);
}

package io.counterfoil.order.provider.alipay;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.order.provider.wire.Malformed;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Amounts as Alipay writes them: yuan with at most two decimals. */
final class Yuan {
    static final Asset CNY = new Asset("CNY", 2);

    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]{1,2})?");

    /** @throws Malformed for anything that is not an exact number of fen, a sign or an exponent among it */
    static Money parse(String text) {
        if (!FORM.matcher(text).matches()) throw new Malformed("an amount that is not yuan and fen");
        return new Money(new BigDecimal(text).movePointRight(CNY.scale()).toBigIntegerExact(), CNY);
    }

    static String format(Money amount) {
        return new BigDecimal(amount.minorUnits(), CNY.scale()).toPlainString();
    }

    private Yuan() {}
}

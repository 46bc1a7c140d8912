package io.counterfoil.sandbox.alipay;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as Alipay writes them: yuan, with at most two decimals. */
final class Yuan {
    static final Asset CNY = new Asset("CNY", 2);
    static final long FEN_MAX = 10_000_000_000L;

    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");

    /** Empty unless it is an amount from 0.01 to 100000000. */
    static Optional<Money> parse(String text) {
        if (!FORM.matcher(text).matches()) return Optional.empty();
        var fen = new BigDecimal(text).movePointRight(CNY.scale()).longValueExact();
        return fen < 1 || fen > FEN_MAX ? Optional.empty() : Optional.of(Money.of(fen, CNY));
    }

    static String format(Money money) {
        return new BigDecimal(money.minorUnits(), CNY.scale()).toPlainString();
    }

    private Yuan() {}
}

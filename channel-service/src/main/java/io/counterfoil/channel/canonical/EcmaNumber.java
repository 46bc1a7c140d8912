package io.counterfoil.channel.canonical;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as ECMAScript writes them: the fewest digits that give the same double, an exponent only where it is far off. */
final class EcmaNumber {
    private static final int PLAIN_POINT_MAX = 21;
    private static final int PLAIN_POINT_MIN = -6;
    private static final MathContext ONE_DIGIT = new MathContext(1);

    static String write(double number) {
        if (!Double.isFinite(number)) throw new IllegalArgumentException("not JSON: " + number);
        if (number == 0) return "0";
        if (number < 0) return "-" + write(-number);
        var shortest = shortest(number);
        var digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return point > PLAIN_POINT_MIN && point <= PLAIN_POINT_MAX
                ? shortest.toPlainString()
                : withExponent(digits, point - 1);
    }

    /** Java writes two digits at least, and of those the closest, where one would do. */
    private static BigDecimal shortest(double number) {
        var digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        var one = digits.round(ONE_DIGIT);
        return one.doubleValue() == number ? one : digits;
    }

    private static String withExponent(String digits, int exponent) {
        var fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    private EcmaNumber() {}
}

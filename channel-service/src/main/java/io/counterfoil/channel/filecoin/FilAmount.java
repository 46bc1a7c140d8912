package io.counterfoil.channel.filecoin;

import io.counterfoil.kernel.decide.Rejected;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Amounts of FIL as Filecoin's tools read and print them. */
public final class FilAmount {
    private static final int SCALE = 18;
    private static final int LENGTH_MAX = 50;
    private static final String NUMERALS = "-.1234567890";

    /** {@code 1.5 FIL}. */
    public static String print(BigInteger atto) {
        return new BigDecimal(atto, SCALE).stripTrailingZeros().toPlainString() + " FIL";
    }

    /**
     * Reads {@code 1.5}, {@code 1.5 FIL} or {@code 7 attofil}.
     *
     * @return attoFIL
     * @throws Rejected {@code amount-unreadable}, in the words of Filecoin's tools
     */
    public static BigInteger parse(String text) {
        int end = 0;
        while (end < text.length() && NUMERALS.indexOf(text.charAt(end)) >= 0) end++;
        var number = text.substring(0, end);
        boolean atto = isAtto(text.substring(end));
        if (number.length() > LENGTH_MAX) throw unreadable("string length too large: " + number.length());
        try {
            return decimal(number).scaleByPowerOfTen(atto ? 0 : SCALE).toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw unreadable("invalid " + (atto ? "atto" : "") + "FIL value: \"" + number + "\"");
        }
    }

    private static boolean isAtto(String suffix) {
        return switch (suffix.strip().toLowerCase(Locale.ROOT)) {
            case "", "fil" -> false;
            case "attofil", "afil" -> true;
            default -> throw unreadable("unrecognized suffix: \"" + suffix + "\"");
        };
    }

    private static BigDecimal decimal(String number) {
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw unreadable("failed to parse \"" + number + "\" as a decimal number");
        }
    }

    private static Rejected unreadable(String why) {
        return Rejected.invalid("amount-unreadable", why, "/amount");
    }

    private FilAmount() {}
}

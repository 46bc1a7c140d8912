package io.counterfoil.sandbox.wechat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and numbers that look like WeChat Pay's. */
final class Numbers {
    private static final RandomGenerator CHANCE = new SecureRandom();
    private static final String DIGITS = "0123456789";
    private static final String HEX = DIGITS + "abcdef";
    private static final String LETTERS = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final Predicate<String> PREPAY_ID =
            Pattern.compile("wx[0-9]{14}[0-9a-f]{20}").asMatchPredicate();

    static String mchid() {
        return "19" + some(8, DIGITS);
    }

    static String appid() {
        return "wx" + some(16, HEX);
    }

    static String apiV3Key() {
        return some(32, LETTERS);
    }

    static String serial() {
        return some(40, DIGITS + "ABCDEF");
    }

    static String keyId(String mchid) {
        return "PUB_KEY_ID_01" + mchid + some(22, DIGITS);
    }

    static String prepayId(Instant at) {
        return "wx" + ChinaTime.digits(at) + some(18, HEX) + "00";
    }

    static boolean isPrepayId(String text) {
        return PREPAY_ID.test(text);
    }

    static String transactionId(Instant at) {
        return "420000" + some(4, DIGITS) + ChinaTime.day(at) + some(10, DIGITS);
    }

    /** The form of real request numbers is not documented: only that there is one. */
    static String requestId() {
        return some(32, HEX).toUpperCase(Locale.ROOT) + "-0";
    }

    /** Of a signature: 32 letters and digits. */
    static String nonce() {
        return some(32, LETTERS);
    }

    /** Of an encryption: 12 letters and digits. */
    static String sealNonce() {
        return some(12, LETTERS);
    }

    /** Guards an H5 link beside its prepay_id. */
    static String packageNo() {
        return some(10, DIGITS);
    }

    private static String some(int length, String alphabet) {
        return CHANCE.ints(length, 0, alphabet.length())
                .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                .collect(Collectors.joining());
    }

    private Numbers() {}
}

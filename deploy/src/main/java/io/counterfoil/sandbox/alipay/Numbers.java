package io.counterfoil.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** Numbers that look like Alipay's. The same thing at the same time has the same number. */
final class Numbers {
    private static final int TAIL_DIGITS = 15;
    private static final BigInteger TAIL_MAX = BigInteger.TEN.pow(TAIL_DIGITS);

    static String trade(String outTradeNo, Instant createdAt) {
        return BeijingTime.day(createdAt) + "22001" + tail(outTradeNo);
    }

    static String notice(String tradeNo, Instant at) {
        return BeijingTime.day(at) + "00222" + BeijingTime.clock(at) + tail(tradeNo);
    }

    private static String tail(String of) {
        var number = new BigInteger(1, sha256().digest(of.getBytes(UTF_8)))
                .mod(TAIL_MAX)
                .toString();
        return "0".repeat(TAIL_DIGITS - number.length()) + number;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Numbers() {}
}

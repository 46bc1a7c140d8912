package io.counterfoil.order.provider.alipay;

import io.counterfoil.order.provider.wire.Malformed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;

/** Times as Alipay writes them: China's clock, without a zone, down to the second; those of refunds have fractions. */
public final class AlipayTime {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter FRACTIONS = new DateTimeFormatterBuilder()
            .append(SECONDS)
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    /** @throws Malformed unless it is such a time */
    public static Instant parse(String text) {
        try {
            return LocalDateTime.parse(text, FRACTIONS).toInstant(CHINA);
        } catch (DateTimeException e) {
            throw new Malformed("a time that is none");
        }
    }

    public static String format(Instant instant) {
        return SECONDS.format(instant.atOffset(CHINA));
    }

    private AlipayTime() {}
}

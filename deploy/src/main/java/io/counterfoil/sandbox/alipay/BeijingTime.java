package io.counterfoil.sandbox.alipay;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Times as Alipay writes them: to the second, in its own zone, without saying so. */
final class BeijingTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HHmmss");
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORM).toInstant(ZONE));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String format(Instant time) {
        return FORM.format(time.atOffset(ZONE));
    }

    /** {@code 20261120}, as numbers begin. */
    static String day(Instant time) {
        return DAY.format(time.atOffset(ZONE));
    }

    /** {@code 100010}. */
    static String clock(Instant time) {
        return CLOCK.format(time.atOffset(ZONE));
    }

    private BeijingTime() {}
}

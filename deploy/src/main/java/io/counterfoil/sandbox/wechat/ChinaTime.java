package io.counterfoil.sandbox.wechat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Times as API v3 writes them: RFC 3339 to the second, {@code 2026-11-21T13:29:35+08:00}. */
final class ChinaTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, FORM).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String format(Instant time) {
        return FORM.format(time.atOffset(ZONE));
    }

    static String digits(Instant time) {
        return DIGITS.format(time.atOffset(ZONE));
    }

    static String day(Instant time) {
        return DAY.format(time.atOffset(ZONE));
    }

    private ChinaTime() {}
}

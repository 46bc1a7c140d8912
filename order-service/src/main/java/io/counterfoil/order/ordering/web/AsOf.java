package io.counterfoil.order.ordering.web;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.eventlog.Until;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** {@code ?asOf=}: a position of the log, or an instant (RFC 3339). */
final class AsOf {
    static Until parse(Optional<String> asOf) {
        return asOf.map(AsOf::parse).orElseGet(Until.Now::new);
    }

    private static Until parse(String text) {
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? new Until.Position(Long.parseLong(text))
                    : new Until.Moment(Instant.parse(text));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw Rejected.invalid("as-of-invalid", "asOf is a position of the log or an instant, RFC 3339", "/asOf");
        }
    }

    private AsOf() {}
}

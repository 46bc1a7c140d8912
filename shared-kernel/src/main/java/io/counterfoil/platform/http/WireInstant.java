package io.counterfoil.platform.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads an instant of RFC 3339, whose years have four digits: ISO 8601 has others, which no database can hold. */
public final class WireInstant {
    private static final String OTHER_YEARS = "+-";

    /** @throws DateTimeParseException unless it is one */
    public static Instant parse(String text) {
        if (!text.isEmpty() && OTHER_YEARS.indexOf(text.charAt(0)) >= 0) {
            throw new DateTimeParseException("a year of more than four digits, or before our era", text, 0);
        }
        return Instant.parse(text);
    }

    private WireInstant() {}
}

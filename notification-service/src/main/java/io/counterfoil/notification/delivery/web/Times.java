package io.counterfoil.notification.delivery.web;

import io.counterfoil.platform.http.Refusal;
import io.counterfoil.platform.http.WireInstant;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Reads instants in addresses. */
final class Times {
    static Instant parse(String parameter, String text) {
        try {
            return WireInstant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.parameter(parameter, "is an instant, RFC 3339: 2026-01-01T12:00:00Z.");
        }
    }

    private Times() {}
}

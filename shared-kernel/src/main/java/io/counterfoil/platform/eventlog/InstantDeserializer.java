package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads {@code 2026-01-01T12:00:00.123456Z} by its digits; leaves all other forms to Jackson's own. */
final class InstantDeserializer extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    private static final String FORM = "0000-00-00T00:00:00";
    private static final int HOURS = 24;
    private static final int SIXTY = 60;
    private static final int NANO_DIGITS = 9;
    private static final int TEN = 10;

    InstantDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.hasToken(JsonToken.VALUE_STRING)) {
            @Nullable Instant instant = parse(json.getText());
            if (instant != null) return instant;
        }
        return com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer.INSTANT.deserialize(json, context);
    }

    /** Null where the text has another form. */
    static @Nullable Instant parse(String text) {
        if (!hasForm(text)) return null;
        int hours = number(text, 11, 13);
        int minutes = number(text, 14, 16);
        int seconds = number(text, 17, 19);
        if (hours >= HOURS || minutes >= SIXTY || seconds >= SIXTY) return null;
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        long second = ((day * HOURS + hours) * SIXTY + minutes) * SIXTY + seconds;
        return Instant.ofEpochSecond(second, nanos(text));
    }

    private static boolean hasForm(String text) {
        int end = text.length() - 1;
        if (end < FORM.length() || end > FORM.length() + 1 + NANO_DIGITS || text.charAt(end) != 'Z') return false;
        for (int i = 0; i < FORM.length(); i++) {
            if (FORM.charAt(i) == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != FORM.charAt(i)) return false;
        }
        return end == FORM.length() || isFraction(text, FORM.length(), end);
    }

    private static boolean isFraction(String text, int from, int end) {
        if (text.charAt(from) != '.' || end == from + 1) return false;
        for (int i = from + 1; i < end; i++) if (!isDigit(text.charAt(i))) return false;
        return true;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) number = number * TEN + (text.charAt(i) - '0');
        return number;
    }

    private static int nanos(String text) {
        int from = FORM.length() + 1;
        int to = text.length() - 1;
        if (to < from) return 0;
        int nanos = number(text, from, to);
        for (int digits = to - from; digits < NANO_DIGITS; digits++) nanos *= TEN;
        return nanos;
    }
}

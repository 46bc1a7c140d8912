package io.counterfoil.notification.sending;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

/** How long a receiver wants to be left alone (RFC 9110, 10.2.3): a number of seconds, or a date. */
final class RetryAfter {
    /** Whoever asks for longer does not mean it. */
    static final Duration MAX = Duration.ofDays(7);

    private static final String SECONDS = "[0-9]{1,9}";

    static @Nullable Duration of(MessageHeaders answer, Instant now) {
        var header = answer.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return header == null ? null : parse(header.getValue().strip(), now);
    }

    private static @Nullable Duration parse(String value, Instant now) {
        if (value.matches(SECONDS)) return limited(Duration.ofSeconds(Long.parseLong(value)));
        @Nullable Instant date = DateUtils.parseStandardDate(value);
        return date == null ? null : limited(Duration.between(now, date));
    }

    private static Duration limited(Duration wanted) {
        if (wanted.isNegative()) return Duration.ZERO;
        return wanted.compareTo(MAX) > 0 ? MAX : wanted;
    }

    private RetryAfter() {}
}

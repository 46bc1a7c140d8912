package io.counterfoil.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * Which part of a list is wanted: {@code ?limit=&after=}. A controller's method takes it as a parameter.
 *
 * @param after the key of the last item that the caller has seen
 */
public record PageRequest(int limit, Optional<String> after) {
    public static final int LIMIT_MAX = 100;
    public static final int LIMIT_DEFAULT = 20;

    /** One more than is shown, so that the list knows whether it goes on. */
    public int rows() {
        return limit + 1;
    }

    /** As many, from where the page ended whose {@code next} this is. */
    public PageRequest from(String next) {
        return new PageRequest(limit, Optional.of(key(next)));
    }

    /** For lists that show what came last first, by a number that grows. */
    public long before() {
        try {
            return after.map(Long::parseLong).orElse(Long.MAX_VALUE);
        } catch (NumberFormatException e) {
            throw cursorInvalid();
        }
    }

    /** For lists that show what came first first, by a number that grows. */
    public long above() {
        try {
            return after.map(Long::parseLong).orElse(-1L);
        } catch (NumberFormatException e) {
            throw cursorInvalid();
        }
    }

    static Refusal cursorInvalid() {
        return new Refusal(HttpStatus.BAD_REQUEST, "cursor-invalid", "after is the next of an earlier page.");
    }

    static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    /** @throws IllegalArgumentException when it is no cursor of ours */
    static String key(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
    }
}

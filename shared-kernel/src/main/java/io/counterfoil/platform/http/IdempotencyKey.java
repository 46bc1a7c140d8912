package io.counterfoil.platform.http;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * What the caller calls a request that creates something: the thing's id is derived from it, so that a repeat meets the
 * same thing. A controller's method takes it as a parameter.
 */
public record IdempotencyKey(Optional<String> value) {
    public static final String HEADER = "Idempotency-Key";
    public static final int LENGTH_MAX = 255;

    /** The caller's word, or one that nobody has used. */
    public String orRandom() {
        return value.orElseGet(() -> UUID.randomUUID().toString());
    }

    static boolean isValid(String key) {
        return !key.isEmpty() && key.length() <= LENGTH_MAX && key.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    static Problem invalid() {
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "idempotency-key-invalid",
                HEADER + " has 1 to " + LENGTH_MAX + " visible ASCII characters.");
    }
}

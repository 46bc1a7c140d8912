package io.counterfoil.platform.http;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request refused at the door, before any rule is asked: an expected answer without a stack trace. */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final @Nullable Duration again;

    public Refusal(HttpStatus status, String code, String why) {
        this(status, code, why, null);
    }

    private Refusal(HttpStatus status, String code, String why, @Nullable Duration again) {
        super(why, null, false, false);
        this.status = status;
        this.code = code;
        this.again = again;
    }

    /** A parameter of the address that is understood and cannot have this value. */
    public static Refusal parameter(String name, String why) {
        return new Refusal(HttpStatus.BAD_REQUEST, "parameter-invalid", name + " " + why);
    }

    /** @param again when it may be asked again, told in {@code Retry-After} in whole seconds */
    public static Refusal tooMany(String code, String why, Duration again) {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, code, why, again);
    }

    Optional<String> retryAfterSeconds() {
        return Optional.ofNullable(again)
                .map(wait -> Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    Problem problem() {
        return Problem.of(status, code, String.valueOf(getMessage()));
    }
}

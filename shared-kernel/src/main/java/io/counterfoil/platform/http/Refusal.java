package io.counterfoil.platform.http;

import java.io.Serial;
import org.springframework.http.HttpStatus;

/** A request refused at the door, before any rule is asked: an expected answer without a stack trace. */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    public Refusal(HttpStatus status, String code, String why) {
        super(why, null, false, false);
        this.status = status;
        this.code = code;
    }

    Problem problem() {
        return Problem.of(status, code, String.valueOf(getMessage()));
    }
}

package io.counterfoil.sandbox.silence;

import java.io.Serial;

/** Thrown by a controller or an interceptor, it leaves the caller without an answer. */
public final class NoAnswer extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public NoAnswer() {
        this("nothing");
    }

    /** @param unsaid what the answer would have been */
    public NoAnswer(Object unsaid) {
        super("kept silent about: " + unsaid, null, false, false);
    }
}

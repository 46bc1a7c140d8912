package io.counterfoil.platform.start;

import java.io.Serial;

/** Something outside the program keeps it from starting. It is told without a stack trace. */
public final class CannotStart extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String cure;

    /**
     * @param why a sentence
     * @param cure what to do about it, a sentence
     */
    public CannotStart(String why, String cure) {
        super(why);
        this.cure = cure;
    }

    public String cure() {
        return cure;
    }
}

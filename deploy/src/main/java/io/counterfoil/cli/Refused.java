package io.counterfoil.cli;

import java.io.Serial;

/** What was asked for was understood and not done; exit code 1 says so. */
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public Refused(String why) {
        super(why, null, false, false);
    }
}

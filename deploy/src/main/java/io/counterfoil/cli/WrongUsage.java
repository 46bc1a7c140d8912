package io.counterfoil.cli;

import java.io.Serial;

/** What was asked for cannot be done as it was asked: an option or a file is at fault, and exit code 2 says so. */
public final class WrongUsage extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public WrongUsage(String why) {
        super(why, null, false, false);
    }
}

package io.counterfoil.channel.filecoin;

import java.io.Serial;

/** What was read is not what it should be; the message says why. A door makes an answer of it. */
final class Malformed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Malformed(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}

package io.counterfoil.platform.outbound;

import java.io.Serial;
import java.time.Duration;

/** A call that a {@link Line} has not made, for want of room: no failure. It is made a little later. */
public final class NotYet extends RuntimeException {
    static final Duration PAUSE = Duration.ofSeconds(1);

    @Serial
    private static final long serialVersionUID = 1L;

    public NotYet(String why) {
        super(why, null, false, false);
    }
}

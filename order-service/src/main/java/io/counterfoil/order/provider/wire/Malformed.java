package io.counterfoil.order.provider.wire;

import java.io.Serial;

/** A message that cannot be read. It says where, and never what stood there: that may be personal. */
public final class Malformed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public Malformed(String why) {
        super(why, null, false, false);
    }
}

package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.Attempt;

/** Attempts, for the tests of other packages. */
public final class Tries {
    public static Try started(Attempt attempt) {
        return Try.started(attempt, null);
    }

    private Tries() {}
}

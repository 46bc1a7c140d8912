package io.counterfoil.order.provider.health;

import java.util.Locale;

/** What came of a call that was to be made. */
record Made<T>(Outcome outcome, T answer) {
    enum Outcome {
        ANSWERED,
        /** The adapter does not know what came of it. */
        UNKNOWN,
        /** The adapter threw an exception. */
        BROKEN,
        /** The answer was not waited for any longer. */
        LATE,
        /** Not made: too many were under way. */
        NO_ROOM,
        /** Not made: the circuit is open. */
        LEFT_ALONE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

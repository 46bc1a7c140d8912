package io.counterfoil.order.ordering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often the providers were asked about an order on schedule, and whether they still are.
 *
 * @param rounds since an attempt was last chosen, the order was paid, or the asking was resumed
 * @param resumedAt when a person last wanted it to go on
 */
public record Patience(
        int rounds, boolean givenUp, @Nullable Instant resumedAt) {
    static final Patience FRESH = new Patience(0, false, null);

    static Patience resumed(Instant at) {
        return new Patience(0, false, at);
    }

    Patience asked(int round) {
        return new Patience(round, givenUp, resumedAt);
    }

    Patience afresh() {
        return new Patience(0, givenUp, resumedAt);
    }

    Patience exhausted() {
        return new Patience(rounds, true, resumedAt);
    }
}

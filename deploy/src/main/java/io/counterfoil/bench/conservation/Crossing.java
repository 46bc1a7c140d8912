package io.counterfoil.bench.conservation;

import java.math.BigInteger;

/**
 * Money on its way from an account into a channel: three events tell of it, in three places.
 *
 * @param step how far it has come
 */
record Crossing(String account, BigInteger amount, Step step) {
    enum Step {
        RESERVED,
        /** The channel has it, and the account does not know yet. */
        ARRIVED,
        SPENT,
        RELEASED
    }

    Crossing at(Step next) {
        return new Crossing(account, amount, next);
    }
}

package io.counterfoil.bench.races;

import java.io.IOException;
import java.util.List;

/**
 * A kind of race.
 *
 * @param heats rounds that are run in one go, because they move time for everybody; nothing else is run meanwhile
 */
record Race(String name, int heats, Running running) {
    @FunctionalInterface
    interface Running {
        void run(Round round) throws IOException;
    }

    static final List<Race> ALL = List.of(
            new Race("two-providers", 1, Payments::byTwoProviders),
            new Race("payment-close", 1, Payments::againstClose),
            new Race("payment-after-close", 1, Payments::afterClose),
            new Race("payment-switch", 1, Payments::againstSwitch),
            new Race("payment-acknowledgement", 1, Payments::againstAcknowledgement),
            new Race("callback-query", 1, Messages::callbackAgainstQuery),
            new Race("ten-callbacks", 1, Messages::tenCallbacks),
            new Race("same-order", 1, Messages::sameOrder),
            new Race("close-close", 1, Messages::closeAgainstClose),
            new Race("payment-expiry", Expiry.ORDERS, Expiry::run));

    boolean movesTime() {
        return heats > 1;
    }
}

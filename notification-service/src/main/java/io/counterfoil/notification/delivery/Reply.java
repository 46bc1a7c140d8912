package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.kernel.personal.Encrypted;
import org.jspecify.annotations.Nullable;

/**
 * What came back of one attempt, in the clear: it is never stored.
 *
 * @param status the HTTP status, where there was an answer
 * @param failure what went wrong, where there was none or not a good one
 * @param latencyMillis from the start of the call to its end
 * @param body the beginning of the answer's; empty where there was none
 */
record Reply(@Nullable Integer status, @Nullable String failure, long latencyMillis, String body) {
    static Reply none(String failure, long latencyMillis) {
        return new Reply(null, failure, latencyMillis, "");
    }

    DeliveryOutcome sealed(@Nullable Encrypted body) {
        return new DeliveryOutcome(status, failure, latencyMillis, body);
    }

    /** Says nothing of the body. */
    @Override
    public String toString() {
        return "Reply[" + status + ", " + failure + "]";
    }
}

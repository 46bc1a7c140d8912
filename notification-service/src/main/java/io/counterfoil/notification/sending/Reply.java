package io.counterfoil.notification.sending;

import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.kernel.personal.Encrypted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came back of one attempt, in the clear: it is never stored.
 *
 * @param status the HTTP status, where there was an answer
 * @param failure what went wrong, where there was none or not a good one
 * @param latencyMillis from the start of the call to its end
 * @param body the beginning of the answer's; empty where there was none
 * @param cut why no more of the body could be read, where it broke off within what is kept
 * @param retryAfter how long the receiver wants to be left alone, where it says so
 */
public record Reply(
        @Nullable Integer status,
        @Nullable String failure,
        long latencyMillis,
        String body,
        @Nullable String cut,
        @Nullable Duration retryAfter) {
    static Reply none(String failure, long latencyMillis) {
        return new Reply(null, failure, latencyMillis, "", null, null);
    }

    /** The same answer, which was not the one asked for. */
    public Reply failing(String why) {
        return new Reply(status, why, latencyMillis, body, cut, retryAfter);
    }

    /** @param body the answer's, encrypted; null where there was none, or nobody may read it any more */
    public DeliveryOutcome sealed(@Nullable Encrypted body) {
        return new DeliveryOutcome(status, failure, latencyMillis, body);
    }

    /** Says nothing of the body. */
    @Override
    public String toString() {
        return "Reply[" + status + ", " + failure + "]";
    }
}

package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.notification.notice.NoticeKind;
import org.jspecify.annotations.Nullable;

/** Sends an endpoint something to be tried out with: signed and posted as every notice is, and part of no delivery. */
public interface Samples {
    /** @throws io.counterfoil.kernel.decide.Rejected where another one of the merchant's is on its way */
    Tried send(MerchantId owner, Endpoint endpoint, NoticeKind kind);

    /**
     * What came of it.
     *
     * @param id the {@code webhook-id}
     * @param status the HTTP status, where there was an answer
     * @param failure why it would have been sent again, or could not be sent: {@code timed-out}, {@code status-500}
     * @param answer the beginning of it; empty where there was none
     */
    record Tried(
            String id, @Nullable Integer status, @Nullable String failure, long latencyMillis, String answer) {
        /** Says nothing of the answer. */
        @Override
        public String toString() {
            return id + " " + status + " " + failure;
        }
    }
}

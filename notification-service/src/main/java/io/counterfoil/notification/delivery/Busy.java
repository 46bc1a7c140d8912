package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryOutcome;
import org.jspecify.annotations.Nullable;

/** Answers that mean "not now". */
final class Busy {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    static boolean says(DeliveryOutcome outcome) {
        @Nullable Integer status = outcome.status();
        return status != null && (status == TOO_MANY_REQUESTS || status == UNAVAILABLE);
    }

    private Busy() {}
}

package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryId;

/** The deliveries that are to be tried now, in the order they were added. */
@FunctionalInterface
public interface DueNotices {
    /** In the caller's transaction; once more of what is due already is one attempt. */
    void add(DeliveryId delivery);
}

package io.counterfoil.notification.sending;

import io.counterfoil.kernel.notification.DeliveryId;

/** Sends one notice and has recorded what came of it. */
public interface Sender {
    /**
     * Outside every transaction. One that was cut off is sent again: it must be harmless when repeated.
     *
     * @param away around the attempt itself
     */
    void send(DeliveryId delivery, Away away);

    /** It could not be sent or recorded, for reasons of ours: somebody else is to see to it, later and later. */
    void setAside(DeliveryId delivery);
}

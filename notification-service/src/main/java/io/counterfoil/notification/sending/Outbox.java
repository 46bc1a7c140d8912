package io.counterfoil.notification.sending;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.notification.sending.NoticeQueue.Due;
import io.counterfoil.platform.eventlog.Correlation;
import io.counterfoil.platform.eventlog.Gathering;
import java.time.InstantSource;

/** Where deliveries that are due are put: all of a transaction by one statement, just before it commits. */
public final class Outbox {
    private final InstantSource clock;
    private final Gathering<Due> added;

    Outbox(NoticeQueue queue, Bell bell, InstantSource clock) {
        this.clock = clock;
        this.added = new Gathering<>(queue::add, _ -> bell.ring());
    }

    /** In the caller's transaction; once more of what is due already is one attempt. */
    public void add(DeliveryId delivery) {
        added.add(new Due(delivery, clock.instant(), Correlation.current()));
    }
}

package io.counterfoil.notification.sending;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.platform.eventlog.Correlation;
import java.time.InstantSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where deliveries that are due are put. */
public final class Outbox {
    private final NoticeQueue queue;
    private final Bell bell;
    private final InstantSource clock;

    Outbox(NoticeQueue queue, Bell bell, InstantSource clock) {
        this.queue = queue;
        this.bell = bell;
        this.clock = clock;
    }

    /** In the caller's transaction; once more of what is due already is one attempt. */
    public void add(DeliveryId delivery) {
        queue.add(delivery, clock.instant(), Correlation.current());
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            bell.ring();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }
}

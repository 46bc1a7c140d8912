package io.counterfoil.notification.delivery;

import io.counterfoil.notification.delivery.views.DeliveryList;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds the deliveries that no timer holds: belt and braces, so that a lost timer loses nothing. It is also what sends an
 * endpoint that has recovered all that waited for it.
 *
 * <p>A call that is there already is left alone: one that fails waits longer and longer. Every process sweeps: a call is
 * not due twice.
 */
@Component
class DeliverySweep {
    /** Longer than a healthy line ever keeps a delivery waiting. */
    static final Duration GRACE = Duration.ofMinutes(1);

    static final int AT_ONCE_MAX = 500;
    private static final int TIMES_MAX = 20;

    private final DeliveryList list;
    private final DueNotices due;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    DeliverySweep(DeliveryList list, DueNotices due, TransactionOperations transactions, InstantSource clock) {
        this.list = list;
        this.due = due;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${counterfoil.notices.sweep-every:PT30S}")
    void sweep() {
        for (int i = 0; i < TIMES_MAX && sweepOnce() == AT_ONCE_MAX; i++) {}
    }

    private int sweepOnce() {
        var now = clock.instant();
        var overdue = list.overdueSince(now.minus(GRACE), now, SetAsideLine.KIND, AT_ONCE_MAX);
        transactions.executeWithoutResult(_ -> overdue.forEach(due::add));
        return overdue.size();
    }
}

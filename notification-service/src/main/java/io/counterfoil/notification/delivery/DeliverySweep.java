package io.counterfoil.notification.delivery;

import io.counterfoil.notification.delivery.views.DeliveryList;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds the deliveries that no timer holds: belt and braces, so that a lost timer loses nothing.
 *
 * <p>A call that is there already is left alone: one that fails waits longer and longer. Every process sweeps: a call is
 * not due twice.
 */
@Component
class DeliverySweep {
    /** Longer than a healthy line ever keeps a delivery waiting. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private static final int AT_ONCE_MAX = 500;

    private final DeliveryList list;
    private final DueNotices due;
    private final InstantSource clock;

    DeliverySweep(DeliveryList list, DueNotices due, InstantSource clock) {
        this.list = list;
        this.due = due;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${counterfoil.notices.sweep-every:PT30S}")
    void sweep() {
        var since = clock.instant().minus(GRACE);
        list.overdueSince(since, DeliveryLine.KIND, AT_ONCE_MAX).forEach(due::add);
    }
}

package io.counterfoil.notification.delivery;

import io.counterfoil.notification.delivery.views.DeliveryList;
import io.counterfoil.notification.delivery.views.FailingEndpoints;
import io.counterfoil.notification.delivery.views.FailingEndpoints.Failing;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableFailing;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.Projections;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Disables endpoints that have only failed for long. Every process does: one is disabled once.
 *
 * <p>The list may be behind the log, or be built anew, and then an endpoint looks as it was long ago. So it is believed only
 * when it has come to where the log ended the last time that some had failed for so long.
 */
@Component
class FailingEndpointSweep {
    static final Duration FAILING_MAX = Duration.ofDays(5);
    private static final int AT_ONCE_MAX = 500;
    private static final Logger LOG = LoggerFactory.getLogger(FailingEndpointSweep.class);

    private final FailingEndpoints failing;
    private final Projections projections;
    private final Commands commands;
    private final InstantSource clock;
    private volatile @Nullable Long suspectedAt;

    FailingEndpointSweep(FailingEndpoints failing, Projections projections, Commands commands, InstantSource clock) {
        this.failing = failing;
        this.projections = projections;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${counterfoil.notices.sweep-every:PT30S}")
    void sweep() {
        boolean current = suspectedAt != null && projections.reach(DeliveryList.PROJECTION) >= suspectedAt;
        var suspects = failing.failingFor(FAILING_MAX, AT_ONCE_MAX);
        suspectedAt = suspects.isEmpty() ? null : projections.end();
        if (current) suspects.forEach(this::disable);
    }

    private void disable(Failing endpoint) {
        try {
            commands.send(
                    new DisableFailing(endpoint.merchant(), endpoint.endpoint(), endpoint.since(), clock.instant()));
        } catch (RuntimeException e) {
            LOG.warn("{} only fails and was not disabled, trying again", endpoint.endpoint(), e);
        }
    }
}

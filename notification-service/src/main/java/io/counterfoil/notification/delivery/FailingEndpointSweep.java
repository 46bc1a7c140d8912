package io.counterfoil.notification.delivery;

import io.counterfoil.notification.delivery.views.FailingEndpoints;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableFailing;
import io.counterfoil.platform.eventlog.Commands;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Disables endpoints that have only failed for long. Every process does: one is disabled once. */
@Component
class FailingEndpointSweep {
    static final Duration FAILING_MAX = Duration.ofDays(5);

    private final FailingEndpoints failing;
    private final Commands commands;
    private final InstantSource clock;

    FailingEndpointSweep(FailingEndpoints failing, Commands commands, InstantSource clock) {
        this.failing = failing;
        this.commands = commands;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${counterfoil.notices.sweep-every:PT30S}")
    void sweep() {
        for (var endpoint : failing.failingFor(FAILING_MAX)) {
            commands.send(
                    new DisableFailing(endpoint.merchant(), endpoint.endpoint(), endpoint.since(), clock.instant()));
        }
    }
}

package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableGone;
import io.counterfoil.platform.eventlog.Commands;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** An endpoint that answers "gone" is told of nothing more. */
@Component
@ProcessingGroup("gone-endpoints")
@DisallowReplay
class WhenAnEndpointIsGoneDisableIt {
    /** How long before its call an attempt may have read where to go, by a clock that may go otherwise. */
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private final Commands commands;

    WhenAnEndpointIsGoneDisableIt(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(DeliveryFailed event) {
        if (Delivery.isGone(event.outcome())) {
            var tried = event.at().minusMillis(event.outcome().latencyMillis()).minus(AHEAD);
            commands.send(new DisableGone(event.merchant(), event.endpoint(), event.delivery(), tried, event.at()));
        }
    }
}

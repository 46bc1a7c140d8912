package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableGone;
import io.counterfoil.platform.eventlog.Commands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** An endpoint that answers "gone" is told of nothing more. */
@Component
@ProcessingGroup("gone-endpoints")
@DisallowReplay
class WhenAnEndpointIsGoneDisableIt {
    private final Commands commands;

    WhenAnEndpointIsGoneDisableIt(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(DeliveryFailed event) {
        if (Delivery.isGone(event.outcome())) {
            commands.send(new DisableGone(event.merchant(), event.endpoint(), event.delivery(), event.at()));
        }
    }
}

package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableEndpoint;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableFailing;
import io.counterfoil.notification.endpoint.EndpointCommand.DisableGone;
import java.util.List;

/** Whose word it is that an endpoint is told nothing any more, and what it is worth. */
final class Disabling {
    static List<EndpointEvent> decide(DisableEndpoint command, Endpoint endpoint) {
        return endpoint.told()
                ? List.of(new EndpointDisabled(command.endpoint(), command.merchant(), null, null, command.now()))
                : List.of();
    }

    /** What the old address said is not said by the one that its owner has given since. */
    static List<EndpointEvent> decide(DisableGone command, Endpoint endpoint) {
        return endpoint.told() && !endpoint.touchedAfter(command.tried())
                ? List.of(new EndpointDisabled(
                        command.endpoint(), command.merchant(), command.delivery(), null, command.now()))
                : List.of();
    }

    static List<EndpointEvent> decide(DisableFailing command, Endpoint endpoint) {
        return endpoint.enabled() && !endpoint.touchedAfter(command.since())
                ? List.of(new EndpointDisabled(
                        command.endpoint(), command.merchant(), null, command.since(), command.now()))
                : List.of();
    }

    private Disabling() {}
}

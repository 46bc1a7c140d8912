package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.platform.eventlog.Aggregate;
import org.springframework.stereotype.Component;

/** Has commands decided by {@link Endpoints}. */
@Component
class EndpointsAggregate extends Aggregate<EndpointCommand, Endpoints.State, EndpointEvent> {
    EndpointsAggregate() {
        super(EndpointCommand.class, new Endpoints());
    }
}

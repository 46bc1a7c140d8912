package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.notification.delivery.DeliveryCommand.StartDelivery;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.Endpoints;
import io.counterfoil.notification.notice.NoticeKind;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Until;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.stereotype.Component;

/**
 * A merchant whose endpoint was disabled without anybody asking for it hears so where else it listens, whatever it asked to
 * be told there.
 */
@Component
@ProcessingGroup("endpoint-notices")
class WhenAnEndpointIsDisabledTellTheOthers {
    private static final Endpoints ENDPOINTS = new Endpoints();

    private final History history;
    private final Commands commands;
    private final InstantSource clock;

    WhenAnEndpointIsDisabledTellTheOthers(History history, Commands commands, InstantSource clock) {
        this.history = history;
        this.commands = commands;
        this.clock = clock;
    }

    @EventHandler
    void on(EndpointDisabled event, @MessageIdentifier String id, TrackingToken token) {
        if (event.failingSince() == null && event.gone() == null) return;
        for (var other : others(event, token.position().orElseThrow())) {
            var kind = NoticeKind.ENDPOINT_DISABLED.word();
            var notice = new Notice(other.id(), event.merchant(), null, null, kind, id, false);
            commands.send(new StartDelivery(DeliveryId.derive(id, other.id()), notice, clock.instant()));
        }
    }

    /** As they were then, so that every run tells the same. */
    private List<Endpoint> others(EndpointDisabled event, long position) {
        var then = history.fold(EndpointsId.of(event.merchant()), ENDPOINTS, new Until.Position(position));
        return then.all().values().stream()
                .filter(Endpoint::told)
                .filter(endpoint -> !endpoint.id().equals(event.endpoint()))
                .toList();
    }
}

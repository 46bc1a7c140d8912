package io.counterfoil.notification.delivery.views;

import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.DeliveryEvent.RedeliveryRequested;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointEvent;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointChanged;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointCreated;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDeleted;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointEnabled;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointKeyIssued;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointRecovered;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.notification.delivery.DueNotices;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Numbers each endpoint's notices, and has those sent whose turn it is: a notice carries its number, so it is not due
 * before it has one. A rebuild gives the same numbers and sends nothing.
 */
@Component
@ProcessingGroup(DeliveryList.PROJECTION)
class DeliveryListProjection {
    private final DeliveryListTable table;
    private final FailingEndpoints failing;
    private final RestingEndpoints resting;
    private final DueNotices due;

    DeliveryListProjection(
            DeliveryListTable table, FailingEndpoints failing, RestingEndpoints resting, DueNotices due) {
        this.table = table;
        this.failing = failing;
        this.resting = resting;
        this.due = due;
    }

    @EventHandler
    void on(DeliveryEvent event, TrackingToken token, ReplayStatus replay) {
        var next = change(event, token.position().orElseThrow());
        if (!replay.isReplay()) next.ifPresent(due::add);
    }

    /** Whose turn it is because of the event. */
    private Optional<DeliveryId> change(DeliveryEvent event, long position) {
        return switch (event) {
            case DeliveryDue e -> table.open(e, position);
            case DeliveryFailed e -> fail(e);
            case Delivered e -> table.deliver(e);
            case DeliveryExhausted e -> table.exhaust(e);
            case RedeliveryRequested e -> table.reopen(e);
        };
    }

    /** Its turn stays its own, when its time has come. */
    private Optional<DeliveryId> fail(DeliveryFailed event) {
        table.fail(event);
        failing.fail(event);
        return Optional.empty();
    }

    @EventHandler
    void on(EndpointEvent event) {
        switch (event) {
            case EndpointDisabled e -> disable(e, e.failingSince());
            case EndpointChanged _ -> touched(event.endpoint());
            case EndpointEnabled _, EndpointRecovered _, EndpointDeleted _ -> {
                failing.forget(event.endpoint());
                resting.end(event.endpoint());
            }
            case EndpointCreated _, EndpointKeyIssued _ -> {}
        }
    }

    /** It may be another one now: whether it fails is seen anew. One that was disabled for it stays so. */
    private void touched(EndpointId endpoint) {
        failing.forgetUnlessDisabled(endpoint);
        resting.end(endpoint);
    }

    private void disable(EndpointDisabled event, @Nullable Instant failingSince) {
        if (failingSince == null) {
            failing.forget(event.endpoint());
        } else {
            failing.disable(event, failingSince);
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
        failing.clear();
    }
}

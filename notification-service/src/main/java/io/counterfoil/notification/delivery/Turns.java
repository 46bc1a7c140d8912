package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.notification.delivery.Delivery.State.Waiting;
import io.counterfoil.notification.delivery.views.DeliveryList;
import io.counterfoil.notification.delivery.views.DeliveryRow;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.Endpoints;
import io.counterfoil.notification.endpoint.Standing;
import io.counterfoil.platform.eventlog.Glance;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Thing;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Says whose turn it is, by two reads: where the delivery is listed, and how it and its endpoint stand. */
@Component
class Turns {
    private static final Delivery RULES = new Delivery();
    private static final Endpoints ENDPOINTS = new Endpoints();

    private final History history;
    private final DeliveryList list;
    private final KeyRing keys;

    Turns(History history, DeliveryList list, KeyRing keys) {
        this.history = history;
        this.list = list;
        this.keys = keys;
    }

    /**
     * What has arrived, is at its end or is not due yet is left alone: timers outlive their reasons. So is one that has no
     * number yet: it gets it in a moment, and is due then. Where the endpoint asked to be left alone, the sweep makes it due
     * again when that is over.
     */
    Turn of(DeliveryId delivery, Instant now) {
        return list.findUnlessResting(delivery, now).map(row -> of(row, now)).orElseGet(Turn.Later::new);
    }

    private Turn of(DeliveryRow row, Instant now) {
        var delivery = new Thing<>(row.id(), RULES);
        var endpoints = new Thing<>(EndpointsId.of(row.merchant()), ENDPOINTS);
        var seen = history.glance(keys.place(Owner.merchant(row.merchant())), delivery, endpoints);
        if (!(seen.of(delivery) instanceof Waiting waiting) || !waiting.isDue(now)) return new Turn.Later();
        return seen.of(endpoints)
                .find(row.endpoint())
                .map(endpoint -> at(endpoint, row, waiting, seen))
                .orElseGet(() -> never(waiting));
    }

    /** Whether the owner has changed or enabled the endpoint since the turn was given. */
    boolean isTouchedSince(Turn.Now turn) {
        var endpoint = turn.endpoint();
        return history.fold(EndpointsId.of(turn.notice().merchant()), ENDPOINTS)
                .find(endpoint.id())
                .filter(now -> Objects.equals(now.touchedAt(), endpoint.touchedAt()))
                .isEmpty();
    }

    private Turn at(Endpoint endpoint, DeliveryRow row, Waiting waiting, Glance seen) {
        return switch (endpoint.standing()) {
            case Standing.Enabled _ ->
                row.ordered() && !list.isNextOfItsThing(row.id())
                        ? new Turn.Later()
                        : new Turn.Now(waiting, endpoint, row.sequence(), false, keys.disclosure(seen.beside()));
            case Standing.Failing _ ->
                list.isNextOfEndpoint(row.id())
                        ? new Turn.Now(waiting, endpoint, row.sequence(), true, keys.disclosure(seen.beside()))
                        : new Turn.Later();
            case Standing.Disabled _, Standing.Deleted _ -> never(waiting);
        };
    }

    private static Turn never(Waiting waiting) {
        return new Turn.Never(waiting, "endpoint-disabled");
    }
}

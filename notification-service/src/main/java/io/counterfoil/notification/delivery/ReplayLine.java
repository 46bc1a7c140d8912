package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.notification.delivery.DeliveryCommand.Redeliver;
import io.counterfoil.notification.delivery.views.DeliveryList;
import io.counterfoil.notification.delivery.views.DeliveryRow;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.Endpoints;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Until;
import io.counterfoil.platform.outbound.Line;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes an endpoint's notices due again, by their numbers: some in a call, and then it is another endpoint's turn. What was
 * cut off is done again, and changes nothing.
 */
@Component
class ReplayLine implements Line {
    static final String KIND = "replay-notices";
    static final int NOTICES_A_CALL = 200;

    private static final Endpoints ENDPOINTS = new Endpoints();
    private static final Logger LOG = LoggerFactory.getLogger(ReplayLine.class);
    /** Attempts are recorded by the same few senders of commands. */
    private static final int AT_ONCE_MAX = 1;

    private final DeliveryList list;
    private final Replays replays;
    private final History history;
    private final Commands commands;
    private final InstantSource clock;

    ReplayLine(DeliveryList list, Replays replays, History history, Commands commands, InstantSource clock) {
        this.list = list;
        this.replays = replays;
        this.history = history;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnceMax() {
        return AT_ONCE_MAX;
    }

    @Override
    public void call(String subject) {
        replays.open(new EndpointId(subject)).ifPresent(this::goOn);
    }

    private void goOn(Replay replay) {
        long last = replay.stretch().last();
        List<DeliveryRow> rows = list.within(replay.range(), replay.reached(), last, NOTICES_A_CALL);
        boolean told = !rows.isEmpty() && isTold(rows.getFirst());
        if (told) for (var row : rows) redeliver(row.id(), replay);
        boolean over = !told || rows.size() < NOTICES_A_CALL;
        replays.reached(replay, over ? last : rows.getLast().sequence());
    }

    /** What is sent again to an endpoint that is disabled would come to nothing, and look as if it had never arrived. */
    private boolean isTold(DeliveryRow row) {
        var endpoints = history.fold(EndpointsId.of(row.merchant()), ENDPOINTS, new Until.Now());
        return endpoints.find(row.endpoint()).filter(Endpoint::told).isPresent();
    }

    private void redeliver(DeliveryId delivery, Replay replay) {
        try {
            commands.send(new Redeliver(delivery, replay.asked(), clock.instant()));
        } catch (Rejected refused) {
            LOG.info("{} is not sent again: {}", delivery, refused.code());
        }
    }
}

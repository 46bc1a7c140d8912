package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.notification.delivery.DeliveryCommand.Redeliver;
import io.counterfoil.notification.delivery.views.DeliveryList;
import io.counterfoil.notification.delivery.views.DeliveryRow;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.outbound.Line;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes an endpoint's notices due again, one by one and by their numbers. They may be many: nobody waits for it. */
@Component
class ReplayLine implements Line {
    static final String KIND = "replay-notices";

    private static final Logger LOG = LoggerFactory.getLogger(ReplayLine.class);
    private static final int AT_ONCE_MAX = 2;
    private static final int ROWS_A_READ = 200;

    private final DeliveryList list;
    private final Commands commands;
    private final InstantSource clock;

    ReplayLine(DeliveryList list, Commands commands, InstantSource clock) {
        this.list = list;
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
        var replay = Replay.parse(subject);
        List<DeliveryRow> rows;
        long after = replay.first() - 1;
        do {
            rows = list.after(after, replay.endpoint(), ROWS_A_READ);
            for (var row : rows) if (isAmong(replay, row)) redeliver(row.id(), replay);
            if (!rows.isEmpty()) after = rows.getLast().sequence();
        } while (rows.size() == ROWS_A_READ && after < replay.last());
    }

    private static boolean isAmong(Replay replay, DeliveryRow row) {
        return row.sequence() <= replay.last()
                && replay.state().map(row.state()::equals).orElse(true);
    }

    private void redeliver(DeliveryId delivery, Replay replay) {
        try {
            commands.send(new Redeliver(delivery, replay.asked(), clock.instant()));
        } catch (Rejected refused) {
            LOG.info("{} is not sent again: {}", delivery, refused.code());
        }
    }
}

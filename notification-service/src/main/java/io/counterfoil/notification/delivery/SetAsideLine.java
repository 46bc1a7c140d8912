package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.notification.delivery.views.DeliveryList;
import io.counterfoil.notification.delivery.views.DeliveryRow;
import io.counterfoil.notification.sending.DueNotice;
import io.counterfoil.notification.sending.InTurn;
import io.counterfoil.platform.eventlog.Correlation;
import io.counterfoil.platform.outbound.Line;
import io.counterfoil.platform.outbound.NotYet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Has sent what could not be sent for reasons of ours: one of the calls that fail until it is, for people to see, and in its
 * turn among its endpoint's notices.
 */
@Component
class SetAsideLine implements Line {
    static final String KIND = "deliver-notice";

    /** Most of them wait for their turn: as many as may have been under way when something of ours went wrong, and more. */
    private static final int AT_ONCE_MAX = 1_000;

    /** A room that is never full: what waits for it is looked at a little later. */
    private static final Set<String> HELD = Set.of("held");

    private final DeliveryList list;
    private final Reads reads;
    private final InTurn inTurn;

    SetAsideLine(DeliveryList list, Reads reads, InTurn inTurn) {
        this.list = list;
        this.reads = reads;
        this.inTurn = inTurn;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnceMax() {
        return AT_ONCE_MAX;
    }

    /** One that has no number yet is due when it has. */
    @Override
    public void call(String subject) {
        reads.of(() -> list.find(new DeliveryId(subject)))
                .map(SetAsideLine::notice)
                .ifPresent(this::send);
    }

    /** Just set aside, it is held for a moment yet. */
    private void send(DueNotice notice) {
        if (!inTurn.send(notice)) throw new NotYet(HELD);
    }

    private static DueNotice notice(DeliveryRow row) {
        return new DueNotice(row.id(), row.endpoint(), row.merchant(), Correlation.current());
    }
}

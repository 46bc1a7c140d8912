package io.counterfoil.channel.trading.views;

import io.counterfoil.channel.trading.views.VoucherListTable.Written;
import io.counterfoil.kernel.channel.ActorEvent.LaneAdvanced;
import io.counterfoil.kernel.channel.BookEvent.PageSubmitted;
import io.counterfoil.kernel.channel.BookEvent.VoucherAccepted;
import io.counterfoil.kernel.channel.BookEvent.VoucherEvent;
import io.counterfoil.kernel.channel.BookEvent.VoucherIssued;
import io.counterfoil.kernel.channel.BookEvent.VoucherSubmitted;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.Side;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Lanes, vouchers and the actor have streams of their own: what is told of them may come in any order. */
@Component
@ProcessingGroup(VoucherList.PROJECTION)
class VoucherListProjection {
    private final VoucherListTable table;

    VoucherListProjection(VoucherListTable table) {
        this.table = table;
    }

    @EventHandler
    void on(VoucherEvent event) {
        switch (event) {
            case VoucherIssued e -> table.write(new Written(e.voucher(), e.book(), e.lane(), e.nonce(), e.amount()));
            case VoucherAccepted e -> table.write(new Written(e.voucher(), e.book(), e.lane(), e.nonce(), e.amount()));
            case VoucherSubmitted e -> table.write(new Written(e.voucher(), e.book(), e.lane(), e.nonce(), e.amount()));
        }
    }

    @EventHandler
    void on(PageSubmitted event) {
        table.done(event.book(), event.lane(), event.nonce());
    }

    @EventHandler
    void on(LaneAdvanced event) {
        for (var side : Side.values()) table.done(BookId.of(event.channel(), side), event.lane(), event.nonce());
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}

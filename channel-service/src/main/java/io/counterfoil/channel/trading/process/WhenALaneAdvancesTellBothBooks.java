package io.counterfoil.channel.trading.process;

import io.counterfoil.kernel.channel.ActorEvent.LaneAdvanced;
import io.counterfoil.platform.outbound.DueCalls;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Whoever had the voucher redeemed: what the lane has paid is no longer free for other promises. */
@Component
@ProcessingGroup("channel-redeemed")
@DisallowReplay
class WhenALaneAdvancesTellBothBooks {
    private final DueCalls due;

    WhenALaneAdvancesTellBothBooks(DueCalls due) {
        this.due = due;
    }

    @EventHandler
    void on(LaneAdvanced event) {
        due.add(RedeemedLine.KIND, RedeemedLine.subject(event.channel(), event.lane()));
    }
}

package io.counterfoil.channel.trading.views;

import io.counterfoil.channel.trading.ChannelStatus.State;
import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.ActorEvent.ChannelFunded;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ActorEvent.PaymentChannelEvent;
import io.counterfoil.kernel.channel.ActorEvent.SettleExtended;
import io.counterfoil.kernel.channel.ActorEvent.SettleStarted;
import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(ChannelList.PROJECTION)
class ChannelListProjection {
    private final ChannelListTable table;

    ChannelListProjection(ChannelListTable table) {
        this.table = table;
    }

    @EventHandler
    void on(PaymentChannelEvent event, TrackingToken token) {
        switch (event) {
            case ChannelOpened opened -> table.open(opened, token.position().orElseThrow());
            case ChannelFunded funded -> table.fund(funded);
            case VoucherRedeemed redeemed -> table.redeem(redeemed);
            case SettleStarted started -> table.become(started.channel(), State.SETTLING);
            case ChannelCollected collected -> table.become(collected.channel(), State.COLLECTED);
            case SettleExtended _ -> {}
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}

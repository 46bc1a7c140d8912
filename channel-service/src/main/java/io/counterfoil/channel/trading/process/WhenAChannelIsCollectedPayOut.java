package io.counterfoil.channel.trading.process;

import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.platform.outbound.DueCalls;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("channel-payout")
@DisallowReplay
class WhenAChannelIsCollectedPayOut {
    private final DueCalls due;

    WhenAChannelIsCollectedPayOut(DueCalls due) {
        this.due = due;
    }

    @EventHandler
    void on(ChannelCollected event) {
        Payout.of(event).forEach(payout -> due.add(PayoutLine.KIND, payout.toString()));
    }
}

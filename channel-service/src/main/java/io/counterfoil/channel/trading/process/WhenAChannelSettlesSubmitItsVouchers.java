package io.counterfoil.channel.trading.process;

import io.counterfoil.kernel.channel.ActorEvent.SettleExtended;
import io.counterfoil.kernel.channel.ActorEvent.SettleStarted;
import io.counterfoil.platform.outbound.DueCalls;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("channel-submission")
@DisallowReplay
class WhenAChannelSettlesSubmitItsVouchers {
    private final DueCalls due;

    WhenAChannelSettlesSubmitItsVouchers(DueCalls due) {
        this.due = due;
    }

    @EventHandler
    void on(SettleStarted event) {
        due.add(SubmissionLine.KIND, event.channel().value());
    }

    @EventHandler
    void on(SettleExtended event) {
        due.add(SubmissionLine.KIND, event.channel().value());
    }
}

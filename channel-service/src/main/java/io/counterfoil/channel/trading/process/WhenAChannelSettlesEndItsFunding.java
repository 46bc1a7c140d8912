package io.counterfoil.channel.trading.process;

import io.counterfoil.kernel.channel.ActorEvent.SettleStarted;
import io.counterfoil.platform.outbound.DueCalls;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** The next funds open another channel. */
@Component
@ProcessingGroup("channel-funding-end")
@DisallowReplay
class WhenAChannelSettlesEndItsFunding {
    private final DueCalls due;

    WhenAChannelSettlesEndItsFunding(DueCalls due) {
        this.due = due;
    }

    @EventHandler
    void on(SettleStarted event) {
        due.add(FundingEndLine.KIND, event.channel().value());
    }
}

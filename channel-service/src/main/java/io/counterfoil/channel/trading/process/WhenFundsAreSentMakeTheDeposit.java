package io.counterfoil.channel.trading.process;

import io.counterfoil.kernel.channel.FundingEvent.FundsSent;
import io.counterfoil.platform.outbound.DueCalls;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("channel-deposit")
@DisallowReplay
class WhenFundsAreSentMakeTheDeposit {
    private final DueCalls due;

    WhenFundsAreSentMakeTheDeposit(DueCalls due) {
        this.due = due;
    }

    @EventHandler
    void on(FundsSent event) {
        due.add(DepositLine.KIND, event.funding().value());
    }
}

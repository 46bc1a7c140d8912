package io.counterfoil.channel.trading.process;

import io.counterfoil.channel.trading.ChannelReader;
import io.counterfoil.kernel.channel.AccountEvent.MoneyReceived;
import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.ActorEvent.SettleExtended;
import io.counterfoil.kernel.channel.ActorEvent.SettleStarted;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingEvent.FundsConfirmed;
import io.counterfoil.kernel.channel.FundingEvent.FundsFailed;
import io.counterfoil.kernel.channel.FundingEvent.FundsSent;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Which steps are to be taken, and since when. */
@Component
@ProcessingGroup("open-step")
class OpenStepProjection {
    private final OpenStepTable table;
    private final ChannelReader reader;

    OpenStepProjection(OpenStepTable table, ChannelReader reader) {
        this.table = table;
        this.reader = reader;
    }

    @EventHandler
    void on(FundsSent event) {
        table.sent(event);
    }

    @EventHandler
    void on(FundsConfirmed event) {
        table.done(event.funding(), event.serial());
    }

    @EventHandler
    void on(FundsFailed event) {
        table.done(event.funding(), event.serial());
    }

    @EventHandler
    void on(SettleStarted event) {
        table.opened(event.channel(), endsAt(event.channel(), event.settlingAt()));
    }

    @EventHandler
    void on(SettleExtended event) {
        table.opened(event.channel(), endsAt(event.channel(), event.settlingAt()));
    }

    private Instant endsAt(ChannelId channel, long epoch) {
        return reader.terms(channel).epochs().startOf(epoch);
    }

    @EventHandler
    void on(ChannelCollected event) {
        table.closed(event.channel());
        Payout.of(event).forEach(payout -> table.owed(payout, event.at()));
    }

    @EventHandler
    void on(MoneyReceived event) {
        table.paid(event.reference());
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}

package io.counterfoil.channel.trading.process;

import io.counterfoil.channel.funding.FundingCommand.EndFunding;
import io.counterfoil.channel.trading.ChannelReader;
import io.counterfoil.kernel.channel.ActorEvent.SettleStarted;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.platform.eventlog.Commands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** The next funds open another channel. */
@Component
@ProcessingGroup("channel-funding-end")
@DisallowReplay
class WhenAChannelSettlesEndItsFunding {
    private final ChannelReader reader;
    private final Depositing depositing;
    private final Commands commands;

    WhenAChannelSettlesEndItsFunding(ChannelReader reader, Depositing depositing, Commands commands) {
        this.reader = reader;
        this.depositing = depositing;
        this.commands = commands;
    }

    /** One that settles before its first deposit is confirmed is the funding's channel only once that is. */
    @EventHandler
    void on(SettleStarted event) {
        var terms = reader.terms(event.channel());
        var funding = FundingId.derive(
                terms.scheme(), terms.payer().key(), terms.payee().key(), terms.asset());
        var sent = reader.funding(funding).sent();
        if (sent != null && sent.channel().equals(event.channel())) depositing.make(funding);
        commands.send(new EndFunding(funding, event.channel(), event.at()));
    }
}

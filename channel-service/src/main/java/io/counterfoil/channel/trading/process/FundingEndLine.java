package io.counterfoil.channel.trading.process;

import io.counterfoil.channel.funding.FundingCommand.EndFunding;
import io.counterfoil.channel.trading.ChannelReader;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.outbound.Line;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Ends the funding of channels that settle. */
@Component
class FundingEndLine implements Line {
    static final String KIND = "channel-funding-end";

    private static final int AT_ONCE_MAX = 4;

    private final ChannelReader reader;
    private final Depositing depositing;
    private final Commands commands;
    private final InstantSource clock;

    FundingEndLine(ChannelReader reader, Depositing depositing, Commands commands, InstantSource clock) {
        this.reader = reader;
        this.depositing = depositing;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnceMax() {
        return AT_ONCE_MAX;
    }

    /** A channel that settles before its first deposit is confirmed is the funding's channel only once that is. */
    @Override
    public void call(String subject) {
        var channel = new ChannelId(subject);
        var terms = reader.terms(channel);
        var funding = FundingId.derive(
                terms.scheme(), terms.payer().key(), terms.payee().key(), terms.asset());
        var sent = reader.funding(funding).sent();
        if (sent != null && sent.channel().equals(channel)) depositing.make(funding);
        commands.send(new EndFunding(funding, channel, clock.instant()));
    }
}

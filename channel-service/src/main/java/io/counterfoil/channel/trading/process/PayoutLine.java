package io.counterfoil.channel.trading.process;

import io.counterfoil.channel.account.AccountCommand.Receive;
import io.counterfoil.channel.actor.ChannelState.Collected;
import io.counterfoil.channel.trading.ChannelReader;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.outbound.Line;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Has parties receive what they have coming: once, whoever collects, and however often it is told. */
@Component
class PayoutLine implements Line {
    static final String KIND = "channel-payout";

    private static final int AT_ONCE_MAX = 8;

    private final ChannelReader reader;
    private final Commands commands;
    private final InstantSource clock;

    PayoutLine(ChannelReader reader, Commands commands, InstantSource clock) {
        this.reader = reader;
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

    @Override
    public void call(String reference) {
        var payout = Payout.parse(reference);
        if (!(reader.actor(payout.channel()).channel() instanceof Collected collected)) return;
        commands.send(new Receive(
                account(payout.side(), collected), reference, amount(payout.side(), collected), clock.instant()));
    }

    private static AccountId account(Side side, Collected channel) {
        return switch (side) {
            case PAYER -> channel.terms().payer().account();
            case PAYEE -> channel.terms().payee().account();
        };
    }

    private static Money amount(Side side, Collected channel) {
        return switch (side) {
            case PAYER -> channel.backToPayer();
            case PAYEE -> channel.toPayee();
        };
    }
}

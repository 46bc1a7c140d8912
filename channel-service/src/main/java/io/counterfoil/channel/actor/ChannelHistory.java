package io.counterfoil.channel.actor;

import io.counterfoil.channel.actor.ChannelState.Collected;
import io.counterfoil.channel.actor.ChannelState.Live;
import io.counterfoil.channel.actor.ChannelState.Open;
import io.counterfoil.channel.actor.ChannelState.Purse;
import io.counterfoil.channel.actor.ChannelState.Settling;
import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.ActorEvent.ChannelFunded;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ActorEvent.PaymentChannelEvent;
import io.counterfoil.kernel.channel.ActorEvent.SettleExtended;
import io.counterfoil.kernel.channel.ActorEvent.SettleStarted;
import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import io.counterfoil.kernel.money.Money;

/** What a channel's own stream makes of it. */
final class ChannelHistory {
    static ChannelState evolve(ChannelState state, PaymentChannelEvent event) {
        if (event instanceof ChannelOpened opened) return opened(opened);
        if (!(state instanceof Live channel)) throw new IllegalStateException(event + " of " + state);
        return switch (event) {
            case ChannelOpened e -> opened(e);
            case ChannelFunded e -> with(channel, channel.purse().plus(e.amount(), e.number()));
            case VoucherRedeemed e -> with(channel, channel.purse().sending(e.toSend(), e.minSettleHeight()));
            case SettleStarted e -> new Settling(channel.terms(), channel.purse(), e.settlingAt());
            case SettleExtended e -> new Settling(channel.terms(), channel.purse(), e.settlingAt());
            case ChannelCollected e ->
                new Collected(
                        channel.terms(),
                        e.toPayee(),
                        e.backToPayer(),
                        channel.purse().deposits());
        };
    }

    private static Open opened(ChannelOpened event) {
        var nothing = Money.of(0, event.terms().asset());
        return new Open(event.terms(), new Purse(event.deposit(), nothing, 0, 0));
    }

    private static ChannelState with(Live channel, Purse purse) {
        return switch (channel) {
            case Open open -> new Open(open.terms(), purse);
            case Settling settling -> new Settling(settling.terms(), purse, settling.settlingAt());
        };
    }

    private ChannelHistory() {}
}

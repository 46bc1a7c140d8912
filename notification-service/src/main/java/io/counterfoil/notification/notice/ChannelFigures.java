package io.counterfoil.notification.notice;

import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.ActorEvent.ChannelFunded;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ActorEvent.PaymentChannelEvent;
import io.counterfoil.kernel.channel.ActorEvent.SettleExtended;
import io.counterfoil.kernel.channel.ActorEvent.SettleStarted;
import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.notification.notice.ChannelNotice.Data;
import io.counterfoil.notification.notice.ChannelNotice.End;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one event of a channel.
 *
 * @param amount that was put in
 * @param settlesAt from when on nothing is redeemed and the channel may be collected
 */
record ChannelFigures(
        @Nullable String amount,
        @Nullable String settlesAt,
        @Nullable String toPayee,
        @Nullable String backToPayer) {
    static ChannelFigures of(PaymentChannelEvent event, Terms terms) {
        return switch (event) {
            case ChannelOpened e -> in(e.deposit());
            case ChannelFunded e -> in(e.amount());
            case SettleStarted e -> settling(e.settlingAt(), terms);
            case SettleExtended e -> settling(e.settlingAt(), terms);
            case ChannelCollected e -> new ChannelFigures(null, null, text(e.toPayee()), text(e.backToPayer()));
            case VoucherRedeemed e -> throw new IllegalArgumentException("nobody is told of " + e);
        };
    }

    private static ChannelFigures in(Money amount) {
        return new ChannelFigures(text(amount), null, null, null);
    }

    private static ChannelFigures settling(long epoch, Terms terms) {
        return new ChannelFigures(null, terms.epochs().startOf(epoch).toString(), null, null);
    }

    private static String text(Money money) {
        return money.minorUnits().toString();
    }

    Data data(ChannelOpened opened, long position, long sequence) {
        var terms = opened.terms();
        return new Data(
                opened.channel().value(),
                terms.scheme().name().toLowerCase(Locale.ROOT),
                terms.names().getFirst(),
                End.of(terms.payer()),
                End.of(terms.payee()),
                terms.asset().toString(),
                amount,
                settlesAt,
                toPayee,
                backToPayer,
                position,
                sequence);
    }
}

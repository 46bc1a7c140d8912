package io.counterfoil.channel.trading;

import io.counterfoil.channel.actor.ChannelState;
import io.counterfoil.channel.actor.ChannelState.Absent;
import io.counterfoil.channel.actor.ChannelState.Collected;
import io.counterfoil.channel.actor.ChannelState.Live;
import io.counterfoil.channel.actor.ChannelState.Open;
import io.counterfoil.channel.book.BookState.Kept;
import io.counterfoil.channel.funding.AvailableFunds;
import io.counterfoil.channel.funding.FundingState;
import io.counterfoil.channel.funding.FundingState.Sent;
import io.counterfoil.channel.trading.ChannelStatus.Settling;
import io.counterfoil.channel.trading.ChannelStatus.State;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.FundsRequestId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How channels and fundings stand, in figures. */
@Component
final class Figures {
    private final ChannelReader reader;

    Figures(ChannelReader reader) {
        this.reader = reader;
    }

    /** Where there is no channel, as if nothing had ever happened: all figures are zero. */
    Funds of(Pair pair, Side side) {
        var funding = Fundings.id(pair);
        var state = reader.funding(funding);
        var figures = AvailableFunds.of(state, pair.asset());
        var redeemed = figures.channel() == null ? Money.of(0, pair.asset()) : promised(figures.channel(), side);
        return new Funds(pair, figures, redeemed, sentinel(funding, state.sent())).to(side);
    }

    ChannelStatus of(Asker asker, ChannelId channel) {
        var state = reader.actor(channel).channel();
        return switch (state) {
            case Absent _ -> throw Rejected.unknown(ChannelId.class);
            case Open open -> status(asker, channel, open, State.OPEN);
            case ChannelState.Settling settling -> status(asker, channel, settling, State.SETTLING);
            case Collected collected -> status(asker, channel, collected);
        };
    }

    private ChannelStatus status(Asker asker, ChannelId channel, Live live, State state) {
        var balance = live.purse().balance();
        return new ChannelStatus(
                channel,
                live.terms(),
                Seat.sides(asker, live.terms()),
                state,
                live instanceof ChannelState.Settling settling ? Optional.of(settling(settling)) : Optional.empty(),
                balance,
                live.purse().toSend(),
                funds(asker, channel, live.terms(), balance));
    }

    private static Settling settling(ChannelState.Settling channel) {
        return new Settling(channel.settlingAt(), channel.terms().epochs().startOf(channel.settlingAt()));
    }

    private ChannelStatus status(Asker asker, ChannelId channel, Collected collected) {
        var terms = collected.terms();
        return new ChannelStatus(
                channel,
                terms,
                Seat.sides(asker, terms),
                State.COLLECTED,
                Optional.empty(),
                Money.of(0, terms.asset()),
                collected.toPayee(),
                funds(asker, channel, terms, collected.toPayee().plus(collected.backToPayer())));
    }

    /** Of a channel that gets no more funds only what it has got is known, and nothing is left to take of it. */
    private Funds funds(Asker asker, ChannelId channel, Terms terms, Money confirmed) {
        var pair = new Pair(terms.scheme(), terms.payer().key(), terms.payee().key(), terms.asset());
        var funding = Fundings.id(pair);
        var state = reader.funding(funding);
        var side = Seat.of(asker, channel, terms, Optional.empty(), Side.PAYER).side();
        var redeemed = promised(channel, side);
        if (isOf(channel, state)) {
            return new Funds(pair, AvailableFunds.of(state, terms.asset()), redeemed, sentinel(funding, state.sent()))
                    .to(side);
        }
        var none = Money.of(0, terms.asset());
        return new Funds(
                pair, new AvailableFunds(channel, confirmed, none, none, none, none), redeemed, Optional.empty());
    }

    private static boolean isOf(ChannelId channel, FundingState state) {
        var current = state.current();
        var sent = state.sent();
        return (current != null && current.channel().equals(channel))
                || (current == null && sent != null && sent.channel().equals(channel));
    }

    private static Optional<Sentinel> sentinel(FundingId funding, @Nullable Sent sent) {
        return Optional.ofNullable(sent)
                .map(it -> new Sentinel(
                        funding, FundsRequestId.of(funding, it.requests().getFirst())));
    }

    private Money promised(ChannelId channel, Side side) {
        return switch (reader.book(BookId.of(channel, side), List.of()).book()) {
            case Kept kept -> kept.promised();
            case io.counterfoil.channel.book.BookState.Absent _ ->
                Money.of(0, reader.terms(channel).asset());
        };
    }
}

package io.counterfoil.channel.funding;

import io.counterfoil.channel.funding.FundingState.Request;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A funding in figures.
 *
 * @param pending on its way
 * @param pendingAvailable the part of it that is reserved for nobody
 * @param queued waiting behind it
 */
public record AvailableFunds(
        @Nullable ChannelId channel,
        Money confirmed,
        Money available,
        Money pending,
        Money pendingAvailable,
        Money queued) {
    /** What is in the channel, and nothing else. */
    public AvailableFunds arrived() {
        var nothing = Money.of(0, confirmed.asset());
        var open = confirmed.minorUnits().signum() > 0 ? channel : null;
        return new AvailableFunds(open, confirmed, nothing, nothing, nothing, nothing);
    }

    public static AvailableFunds of(FundingState state, Asset asset) {
        var nothing = Money.of(0, asset);
        var current = state.current();
        var sent = state.sent();
        return new AvailableFunds(
                current == null ? null : current.channel(),
                current == null ? nothing : current.confirmed(),
                current == null ? nothing : current.available(),
                sent == null ? nothing : sent.amount(),
                sent == null ? nothing : sent.available(),
                state.queue().stream().map(Request::amount).reduce(nothing, Money::plus));
    }
}

package io.counterfoil.channel.book;

import io.counterfoil.channel.actor.ChannelState.Live;
import io.counterfoil.channel.actor.ChannelState.Settling;
import io.counterfoil.channel.actor.Lane;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the actor stands when a voucher is looked at.
 *
 * @param balance of the channel
 * @param lane the voucher's, where something has been redeemed on it
 * @param settlingAt the epoch at which nothing is redeemed any more; none where the channel does not settle
 */
public record Standing(
        Money balance, @Nullable Lane lane, @Nullable Long settlingAt) {
    public static Standing of(Live channel, @Nullable Lane lane) {
        @Nullable Long settlingAt = channel instanceof Settling settling ? settling.settlingAt() : null;
        return new Standing(channel.purse().balance(), lane, settlingAt);
    }

    public boolean isSettling() {
        return settlingAt != null;
    }

    /** @throws Rejected where nothing can be redeemed any more */
    public void requireBeforeEnd(Terms terms, Instant now) {
        if (settlingAt == null || terms.epochs().at(now) < settlingAt) return;
        throw new Rejected("voucher-after-end", "no vouchers can be processed after SettlingAt epoch");
    }
}

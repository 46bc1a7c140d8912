package io.counterfoil.channel.book;

import io.counterfoil.channel.actor.ActorCommand.RedeemVoucher;
import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.actor.ActorState;
import io.counterfoil.channel.actor.PaymentChannel;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The vouchers that a party would submit: of each lane the largest that it has not submitted and that the actor would
 * redeem now.
 *
 * @param caller the key of the party
 */
public record BestSpendable(ChannelId channel, ActorState actor, WholeBook book, String caller, Instant now) {
    private static final PaymentChannel RULES = new PaymentChannel();

    /** @param vouchers with nothing to tell; where they are of one lane, the first that is spendable of the latest will do */
    public SortedMap<Uint64, Slip> of(Collection<Slip> vouchers) {
        var best = new TreeMap<Uint64, Slip>();
        for (var voucher : vouchers) {
            if (isSpendable(voucher, Tellings.NONE))
                best.merge(voucher.promise().lane(), voucher, BestSpendable::larger);
        }
        return best;
    }

    public boolean isSpendable(Slip voucher, Tellings tellings) {
        var promise = voucher.promise();
        if (book.page(promise.lane()).hasSubmitted(promise.nonce())) return false;
        try {
            RULES.decide(new RedeemVoucher(channel, voucher, caller, tellings, now), actor);
            return true;
        } catch (Rejected notNow) {
            return false;
        }
    }

    private static Slip larger(Slip one, Slip other) {
        return other.promise().amount().compareTo(one.promise().amount()) > 0 ? other : one;
    }
}

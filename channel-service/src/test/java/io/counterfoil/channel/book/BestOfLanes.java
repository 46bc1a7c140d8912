package io.counterfoil.channel.book;

import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.Uint64;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Of each lane the largest voucher that a party would submit, by looking at them all. */
public final class BestOfLanes {
    public static SortedMap<Uint64, Slip> of(Collection<Slip> vouchers, BestSpendable party) {
        var best = new TreeMap<Uint64, Slip>();
        for (var voucher : vouchers) {
            if (party.isSpendable(voucher, Tellings.NONE)) {
                best.merge(voucher.promise().lane(), voucher, BestOfLanes::larger);
            }
        }
        return best;
    }

    private static Slip larger(Slip one, Slip other) {
        return other.promise().amount().compareTo(one.promise().amount()) > 0 ? other : one;
    }

    private BestOfLanes() {}
}

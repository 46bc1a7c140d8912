package io.counterfoil.channel.actor;

import io.counterfoil.channel.actor.ActorCommand.RedeemVoucher;
import io.counterfoil.channel.actor.ChannelState.Purse;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.kernel.channel.ActorEvent;
import io.counterfoil.kernel.channel.ActorEvent.LaneAdvanced;
import io.counterfoil.kernel.channel.Merge;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.money.Money;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;

/**
 * What a voucher makes of its lane and of those that it merges.
 *
 * @param paid what these lanes had paid before. A lane keeps what it has paid when it is merged, and merged twice by one
 *     voucher counts twice: so does Filecoin's actor, and both parties have signed it
 * @param merged the others as they are then
 */
record LaneUse(Promise promise, BigInteger paid, SortedMap<Uint64, Lane> merged) {
    private static final Uint64 LANE_MAX = Uint64.of(Long.MAX_VALUE);

    static LaneUse of(Promise promise, PSortedMap<Uint64, Lane> lanes) {
        if (promise.lane().isAfter(LANE_MAX)) {
            throw Refusal.LANE_BEYOND_LIMIT.because("maximum lane ID is 2^63-1");
        }
        @Nullable Lane own = lanes.get(promise.lane());
        if (own != null) requireNewer(promise, own);
        var paid = own == null ? BigInteger.ZERO : own.redeemed().minorUnits();
        var merged = new TreeMap<Uint64, Lane>();
        for (var merge : promise.merges()) {
            var lane = merged.getOrDefault(merge.lane(), other(merge, promise, lanes));
            if (!merge.nonce().isAfter(lane.nonce())) {
                throw Refusal.MERGE_STALE.because("merged lane in voucher has outdated nonce, cannot redeem");
            }
            merged.put(merge.lane(), new Lane(merge.nonce(), lane.redeemed()));
            paid = paid.add(lane.redeemed().minorUnits());
        }
        return new LaneUse(promise, paid, merged);
    }

    private static void requireNewer(Promise promise, Lane lane) {
        if (promise.nonce().isAfter(lane.nonce())) return;
        throw Refusal.VOUCHER_STALE.because("voucher has an outdated nonce, existing nonce: " + lane.nonce()
                + ", voucher nonce: " + promise.nonce() + ", cannot redeem");
    }

    private static Lane other(Merge merge, Promise promise, PSortedMap<Uint64, Lane> lanes) {
        if (merge.lane().equals(promise.lane())) {
            throw Refusal.MERGE_INTO_ITSELF.because("voucher cannot merge lanes into its own lane");
        }
        @Nullable Lane lane = lanes.get(merge.lane());
        if (lane == null) throw Refusal.MERGE_UNKNOWN.because("voucher specifies invalid merge lane " + merge.lane());
        return lane;
    }

    /** What the payee has coming with it; less than before where a later voucher promises less. */
    Money toSend(Purse purse) {
        var toSend = purse.toSend().minorUnits().add(promise.amount()).subtract(paid);
        if (toSend.signum() < 0) {
            throw Refusal.BALANCE_NEGATIVE.because("voucher would leave channel balance negative");
        }
        if (toSend.compareTo(purse.balance().minorUnits()) > 0) {
            throw Refusal.DEPOSIT_SHORT.because("not enough funds in channel to cover voucher");
        }
        return new Money(toSend, purse.balance().asset());
    }

    Lane redeemed(Purse purse) {
        return new Lane(
                promise.nonce(), new Money(promise.amount(), purse.balance().asset()));
    }

    List<ActorEvent> events(RedeemVoucher command, Lane redeemed) {
        var own = advanced(command, promise.lane(), redeemed);
        var others = merged.entrySet().stream().map(lane -> advanced(command, lane.getKey(), lane.getValue()));
        return Stream.concat(Stream.of(own), others).toList();
    }

    private static ActorEvent advanced(RedeemVoucher command, Uint64 number, Lane lane) {
        return new LaneAdvanced(command.channel(), number, lane.nonce(), lane.redeemed(), command.now());
    }
}

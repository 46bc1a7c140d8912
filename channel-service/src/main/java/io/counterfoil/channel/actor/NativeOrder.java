package io.counterfoil.channel.actor;

import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.kernel.channel.Uint64;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;

/** What our own scheme demands beside: no conditions, no merges, and a lane's amount never goes down. */
final class NativeOrder {
    /** The lane's last voucher, once more. */
    static boolean isDone(Promise promise, PSortedMap<Uint64, Lane> lanes) {
        @Nullable Lane lane = lanes.get(promise.lane());
        return lane != null
                && lane.nonce().equals(promise.nonce())
                && lane.redeemed().minorUnits().equals(promise.amount());
    }

    static void require(Promise promise, PSortedMap<Uint64, Lane> lanes) {
        if (!promise.conditions().equals(Conditions.NONE) || !promise.merges().isEmpty()) {
            throw Refusal.CONDITIONS_UNKNOWN.because("a native voucher has neither conditions nor merges");
        }
        @Nullable Lane lane = lanes.get(promise.lane());
        boolean shrinks = lane != null
                && promise.nonce().isAfter(lane.nonce())
                && promise.amount().compareTo(lane.redeemed().minorUnits()) < 0;
        if (shrinks) throw Refusal.VOUCHER_SHRINKS.because("lane " + promise.lane() + " has paid more already");
    }

    private NativeOrder() {}
}

package io.counterfoil.channel.book;

import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Slip;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A party's book as the real systems keep it: all vouchers in one list, which is gone through for every question. */
final class PlainBook {
    private final List<Promise> vouchers = new ArrayList<>();
    private final Map<Long, Promise> onChain = new HashMap<>();
    private final Map<Long, Long> submitted = new HashMap<>();
    private final BigInteger balance;
    long nextLane;

    PlainBook(BigInteger balance) {
        this.balance = balance;
    }

    /** By how much it promises more; -1 where it is refused. */
    long add(Slip slip, long deltaMin) {
        var promise = slip.promise();
        if (vouchers.contains(promise)) return 0;
        var last = last(promise.lane().bits());
        var before = last == null ? BigInteger.ZERO : last.amount();
        if (last != null && promise.nonce().compareTo(last.nonce()) <= 0) return -1;
        if (last != null && promise.amount().compareTo(before) <= 0) return -1;
        if (promised().subtract(before).add(promise.amount()).compareTo(balance) > 0) return -1;
        var delta = promise.amount().subtract(before);
        if (delta.compareTo(BigInteger.valueOf(deltaMin)) < 0) return -1;
        store(promise);
        return delta.longValueExact();
    }

    private void store(Promise promise) {
        vouchers.add(promise);
        nextLane = Math.max(nextLane, promise.lane().bits() + 1);
    }

    boolean isSubmitted(Promise promise) {
        return submitted.getOrDefault(promise.lane().bits(), -1L)
                >= promise.nonce().bits();
    }

    void submit(Promise promise) {
        if (!vouchers.contains(promise)) store(promise);
        submitted.put(promise.lane().bits(), promise.nonce().bits());
        redeem(promise);
    }

    void redeem(Promise promise) {
        onChain.put(promise.lane().bits(), promise);
        nextLane = Math.max(nextLane, promise.lane().bits() + 1);
    }

    /** Of the lane: what is redeemed, or the voucher with a higher nonce. */
    private @Nullable Promise last(long lane) {
        @Nullable Promise last = onChain.get(lane);
        for (var voucher : vouchers) {
            boolean later = last == null || voucher.nonce().compareTo(last.nonce()) > 0;
            if (voucher.lane().bits() == lane && later) last = voucher;
        }
        return last;
    }

    BigInteger promised() {
        var sum = BigInteger.ZERO;
        for (long lane = 0; lane < nextLane; lane++) {
            var last = last(lane);
            if (last != null) sum = sum.add(last.amount());
        }
        return sum;
    }
}

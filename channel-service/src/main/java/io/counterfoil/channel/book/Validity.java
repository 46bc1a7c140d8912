package io.counterfoil.channel.book;

import io.counterfoil.channel.actor.Lane;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Signed.By;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/** Whether a party takes a voucher: a plain one of the payer's, above what its lane has, and covered with all others. */
public final class Validity {
    private static final int AMOUNT_BITS_MAX = 256;
    private static final Uint64 LANE_MAX = Uint64.of(Long.MAX_VALUE);

    /**
     * @return what the voucher promises
     * @throws Rejected where it is not valid; {@code deposit-short} where all that it lacks is funds
     */
    public static Money require(Slip slip, LanePage page, Standing standing) {
        var promise = slip.promise();
        var terms = page.book().terms();
        if (!terms.names().contains(promise.channel())) {
            throw new Rejected(
                    "channel-differs",
                    "voucher ChannelAddress doesn't match channel address, got " + promise.channel() + ", expected "
                            + terms.names().getFirst());
        }
        if (promise.lane().isAfter(LANE_MAX)) throw new Rejected("lane-beyond-limit", "maximum lane ID is 2^63-1");
        requirePlain(promise.conditions());
        requireSignature(slip, terms);
        var amount = amount(promise, terms);
        requireNewer(promise, page.last(standing));
        requireCovered(page.shortfall(amount, standing));
        if (!promise.merges().isEmpty()) {
            throw new Rejected("merges-refused", "dont currently support paych lane merges");
        }
        return amount;
    }

    /** @throws Rejected {@code voucher-locked} for what makes a voucher none of those that a party takes */
    public static void requirePlain(Conditions conditions) {
        if (conditions.call() != null) throw locked("Message");
        if (conditions.notAfter() != 0) throw locked("Max Time");
        if (conditions.notBefore() != 0) throw locked("Min Time");
        if (!conditions.secretHash().isEmpty()) throw locked("Hash");
    }

    private static Rejected locked(String by) {
        return new Rejected("voucher-locked", "voucher is " + by + " Locked");
    }

    static void requireSignature(Slip slip, Terms terms) {
        boolean payers =
                slip.signed() instanceof By by && by.key().equals(terms.payer().key());
        if (!payers) throw new Rejected("signature-invalid", "voucher signature invalid: it is not the payer's");
    }

    private static Money amount(Promise promise, Terms terms) {
        if (promise.amount().signum() >= 0 && promise.amount().bitLength() <= AMOUNT_BITS_MAX) {
            return new Money(promise.amount(), terms.asset());
        }
        throw new Rejected("amount-invalid", "voucher amount must be from 0 to 2^256 - 1, was " + promise.amount());
    }

    private static void requireNewer(Promise promise, @Nullable Lane last) {
        if (last == null) return;
        if (!promise.nonce().isAfter(last.nonce())) throw new Rejected("voucher-stale", "nonce too low");
        if (promise.amount().compareTo(last.redeemed().minorUnits()) <= 0) {
            throw new Rejected("amount-too-low", "voucher amount is lower than amount for voucher with lower nonce");
        }
    }

    private static void requireCovered(Money shortfall) {
        if (shortfall.minorUnits().signum() == 0) return;
        throw new Rejected("deposit-short", "insufficient funds in channel, shortfall: " + shortfall.minorUnits());
    }

    private Validity() {}
}

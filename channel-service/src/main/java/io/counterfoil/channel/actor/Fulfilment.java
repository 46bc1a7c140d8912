package io.counterfoil.channel.actor;

import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.scheme.Blake2b;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.scheme.Promise;

/** Whether what a voucher demands is fulfilled. */
final class Fulfilment {
    private static final int AMOUNT_BITS_MAX = 256;

    static void require(Promise promise, Tellings tellings, long epoch) {
        var conditions = promise.conditions();
        requireTime(conditions, epoch);
        if (promise.amount().signum() < 0) {
            throw Refusal.AMOUNT_NEGATIVE.because("voucher amount must be non-negative, was " + promise.amount());
        }
        if (promise.amount().bitLength() > AMOUNT_BITS_MAX) {
            throw Refusal.AMOUNT_BEYOND_LIMIT.because("voucher amount must be below 2^" + AMOUNT_BITS_MAX);
        }
        requireSecret(conditions.secretHash(), tellings.secret());
        if (conditions.call() != null && !tellings.callSucceeded()) {
            throw Refusal.CALL_FAILED.because("spend voucher verification failed");
        }
    }

    /** Both bounds are within; a negative end is always over. */
    private static void requireTime(Conditions conditions, long epoch) {
        if (epoch < conditions.notBefore()) throw Refusal.VOUCHER_EARLY.because("cannot use this voucher yet!");
        if (conditions.notAfter() != 0 && epoch > conditions.notAfter()) {
            throw Refusal.VOUCHER_EXPIRED.because("this voucher has expired!");
        }
    }

    private static void requireSecret(Bytes hash, Bytes secret) {
        if (hash.isEmpty() || Bytes.of(Blake2b.hash(secret.toArray())).equals(hash)) return;
        throw Refusal.SECRET_WRONG.because("incorrect secret!");
    }

    private Fulfilment() {}
}

package io.counterfoil.channel.actor;

import io.counterfoil.channel.scheme.Blake2b;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Promise;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * A channel's actor once more, written down as one would from its description: fields that change, and an exit code. It
 * shares nothing with the rules but the voucher.
 */
final class PlainActor {
    private static final int NO_PARTY = 8;
    private static final int ARGUMENT = 16;
    private static final int FORBIDDEN = 18;
    private static final int STATE = 20;
    private static final int TOO_LATE = 32;

    BigInteger balance;
    BigInteger toSend = BigInteger.ZERO;
    long settlingAt;
    long minSettleHeight;
    boolean collected;
    BigInteger paidToPayee = BigInteger.ZERO;
    BigInteger paidToPayer = BigInteger.ZERO;
    Map<BigInteger, BigInteger> nonces = new HashMap<>();
    Map<BigInteger, BigInteger> redeemed = new HashMap<>();

    private final boolean ours;

    /** @param ours whether by the rules of the native scheme */
    PlainActor(BigInteger balance, boolean ours) {
        this.balance = balance;
        this.ours = ours;
    }

    void addFunds(BigInteger amount) {
        balance = balance.add(amount);
    }

    int settle(String caller, long epoch, long delay) {
        if (isStranger(caller)) return NO_PARTY;
        if (settlingAt != 0) return STATE;
        settlingAt = Math.max(epoch + delay, minSettleHeight);
        return 0;
    }

    int collect(String caller, long epoch) {
        if (isStranger(caller)) return NO_PARTY;
        if (settlingAt == 0 || epoch < settlingAt) return FORBIDDEN;
        collected = true;
        paidToPayee = toSend;
        paidToPayer = balance.subtract(toSend);
        return 0;
    }

    int update(Voucher voucher, String caller, long epoch) {
        var promise = voucher.promise();
        if (isStranger(caller)) return NO_PARTY;
        if (voucher.signer().equals("none")) return ARGUMENT;
        if (settlingAt != 0 && epoch >= settlingAt) return TOO_LATE;
        if (voucher.secret().length() > 256) return ARGUMENT;
        var signer = ours || caller.equals("payee") ? "payer" : "payee";
        if (!voucher.signer().equals(signer)) return ARGUMENT;
        if (!promise.channel().equals("channel")) return ARGUMENT;
        var conditions = promise.conditions();
        if (epoch < conditions.notBefore()) return ARGUMENT;
        if (conditions.notAfter() != 0 && epoch > conditions.notAfter()) return ARGUMENT;
        if (promise.amount().signum() < 0) return ARGUMENT;
        if (!conditions.secretHash().isEmpty()
                && !conditions
                        .secretHash()
                        .equals(Bytes.of(Blake2b.hash(voucher.secret().toArray())))) {
            return ARGUMENT;
        }
        if (conditions.call() != null) return ARGUMENT;
        return redeem(promise);
    }

    private int redeem(Promise promise) {
        var lane = big(promise.lane().toString());
        var nonce = big(promise.nonce().toString());
        var nonces = new HashMap<>(this.nonces);
        boolean known = nonces.containsKey(lane);
        if (ours && known) {
            int newer = nonce.compareTo(nonces.get(lane));
            int more = promise.amount().compareTo(redeemed.get(lane));
            if (newer == 0 && more == 0) return 0;
            if (newer > 0 && more < 0) return ARGUMENT;
        }
        if (known && nonce.compareTo(nonces.get(lane)) <= 0) return ARGUMENT;
        var before = redeemed.getOrDefault(lane, BigInteger.ZERO);
        for (var merge : promise.merges()) {
            var other = big(merge.lane().toString());
            var otherNonce = big(merge.nonce().toString());
            if (other.equals(lane) || !nonces.containsKey(other)) return ARGUMENT;
            if (otherNonce.compareTo(nonces.get(other)) <= 0) return ARGUMENT;
            nonces.put(other, otherNonce);
            before = before.add(redeemed.getOrDefault(other, BigInteger.ZERO));
        }
        var sending = toSend.add(promise.amount()).subtract(before);
        if (sending.signum() < 0 || sending.compareTo(balance) > 0) return ARGUMENT;
        toSend = sending;
        nonces.put(lane, nonce);
        this.nonces = nonces;
        redeemed.put(lane, promise.amount());
        long height = promise.conditions().minSettleHeight();
        if (height != 0) {
            if (settlingAt != 0) settlingAt = Math.max(settlingAt, height);
            minSettleHeight = Math.max(minSettleHeight, height);
        }
        return 0;
    }

    private static BigInteger big(String decimal) {
        return new BigInteger(decimal);
    }

    private static boolean isStranger(String caller) {
        return !caller.equals("payer") && !caller.equals("payee");
    }

    /** @param signer payer, payee, other or none */
    record Voucher(Promise promise, String signer, Bytes secret) {}
}

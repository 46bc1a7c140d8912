package io.counterfoil.bench.conservation;

import static io.counterfoil.bench.conservation.Sums.CHANNELS;
import static io.counterfoil.bench.conservation.Sums.UNDER_WAY;

import io.counterfoil.bench.world.Findings;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the events of channels say of money. */
final class Channels {
    private final Map<String, Till> tills = new HashMap<>();
    private final Sums sums;
    private final Crossings crossings;
    private final Payouts payouts;
    private final Findings findings;

    Channels(Sums sums, Crossings crossings, Payouts payouts, Findings findings) {
        this.sums = sums;
        this.crossings = crossings;
        this.payouts = payouts;
        this.findings = findings;
    }

    int count() {
        return tills.size();
    }

    void take(Fact fact) {
        if (fact.name().equals("channel.opened")) open(fact);
        var till = Objects.requireNonNull(tills.get(fact.text("channel")), fact::toString);
        findings.require(!till.collected, "something after it was collected", fact.toString());
        switch (fact.name()) {
            case "channel.opened" -> fill(fact, till, 0, fact.amount("deposit"));
            case "channel.funded" -> fill(fact, till, fact.number("number"), fact.amount("amount"));
            case "channel.redeemed" -> redeem(fact, till);
            case "channel.lane-advanced" -> advance(fact, till);
            case "channel.settle-started" -> till.settlingAt = fact.number("settlingAt");
            case "channel.settle-extended" -> extend(fact, till);
            case "channel.collected" -> collect(fact, till);
            default -> throw new IllegalArgumentException(fact.toString());
        }
        findings.require(
                till.isSound(), "what is to be sent is not what was redeemed, or more than there is", fact.toString());
    }

    private void open(Fact fact) {
        @Nullable Till before = tills.put(fact.text("channel"), new Till(fact.payload().path("terms")));
        findings.require(before == null, "opened twice", fact.toString());
    }

    private void fill(Fact fact, Till till, long number, BigInteger amount) {
        till.balance = till.balance.add(amount);
        sums.move(till.asset, amount, UNDER_WAY, CHANNELS);
        crossings.arrive(fact, number, amount, till.payer);
    }

    private void redeem(Fact fact, Till till) {
        findings.require(
                till.epoch(fact.at()) < till.settlingAt, "redeemed at the window's end or after it", fact.toString());
        findings.require(
                till.vouchers.add(fact.text("lane") + "/" + fact.text("nonce")), "counted twice", fact.toString());
        till.redeem(fact);
    }

    private void advance(Fact fact, Till till) {
        var nonce = new BigInteger(fact.text("nonce"));
        @Nullable BigInteger before = till.nonces.put(fact.text("lane"), nonce);
        findings.require(before == null || nonce.compareTo(before) > 0, "a lane's nonce fell", fact.toString());
        findings.require(
                fact.amount("redeemed").equals(till.redeemed.get(fact.text("lane"))),
                "a lane has paid something else than was redeemed",
                fact.toString());
    }

    private void extend(Fact fact, Till till) {
        findings.require(fact.number("settlingAt") > till.settlingAt, "a window shrank", fact.toString());
        till.settlingAt = fact.number("settlingAt");
    }

    private void collect(Fact fact, Till till) {
        findings.require(till.epoch(fact.at()) >= till.settlingAt, "collected in the window", fact.toString());
        var toPayee = fact.amount("toPayee");
        var back = fact.amount("backToPayer");
        findings.require(
                toPayee.equals(till.toSend) && toPayee.add(back).equals(till.balance),
                "not all was paid out as it was redeemed",
                fact.toString());
        sums.move(till.asset, toPayee.add(back), CHANNELS, UNDER_WAY);
        payouts.owe(fact.text("channel"), till.payee, toPayee);
        payouts.owe(fact.text("channel"), till.payer, back);
        till.collected = true;
    }
}

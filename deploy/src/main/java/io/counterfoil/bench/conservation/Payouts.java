package io.counterfoil.bench.conservation;

import io.counterfoil.bench.world.Findings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What channels that were collected owe to accounts, each once. */
final class Payouts {
    private final List<Payout> due = new ArrayList<>();
    private final Findings findings;

    private record Payout(String channel, String account, BigInteger amount) {}

    Payouts(Findings findings) {
        this.findings = findings;
    }

    void owe(String channel, String account, BigInteger amount) {
        if (amount.signum() > 0) due.add(new Payout(channel, account, amount));
    }

    void receive(Fact fact) {
        var amount = fact.amount("amount");
        if (amount.signum() == 0) return;
        var reference = fact.text("reference");
        var paid = due.stream()
                .filter(one -> reference.startsWith(one.channel()))
                .filter(one -> one.account().equals(fact.text("account"))
                        && one.amount().equals(amount))
                .findFirst();
        findings.require(paid.isPresent(), "received and never collected, or twice", fact.toString());
        paid.ifPresent(due::remove);
    }

    boolean isAtRest() {
        return due.isEmpty();
    }

    @Override
    public String toString() {
        return due.toString();
    }
}

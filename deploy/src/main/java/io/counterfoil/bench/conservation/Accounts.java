package io.counterfoil.bench.conservation;

import static io.counterfoil.bench.conservation.Sums.ACCOUNTS;
import static io.counterfoil.bench.conservation.Sums.UNDER_WAY;
import static io.counterfoil.bench.conservation.Sums.WORLD;

import io.counterfoil.bench.conservation.Crossing.Step;
import io.counterfoil.bench.world.Findings;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the events of accounts say of money. */
final class Accounts {
    private final Map<String, Purse> purses = new HashMap<>();
    private final Sums sums;
    private final Crossings crossings;
    private final Payouts payouts;
    private final Findings findings;

    Accounts(Sums sums, Crossings crossings, Payouts payouts, Findings findings) {
        this.sums = sums;
        this.crossings = crossings;
        this.payouts = payouts;
        this.findings = findings;
    }

    void take(Fact fact) {
        if (fact.name().equals("channel.account-opened")) {
            purses.put(fact.text("account"), new Purse(fact.text("asset")));
            return;
        }
        var purse = Objects.requireNonNull(purses.get(fact.text("account")), fact::toString);
        move(fact, purse);
        findings.require(purse.isSound(), "an account has less than is reserved of it", fact.toString());
    }

    private void move(Fact fact, Purse purse) {
        var amount = fact.amount("amount");
        switch (fact.name()) {
            case "channel.money-deposited" -> {
                purse.balance = purse.balance.add(amount);
                sums.move(purse.asset, amount, WORLD, ACCOUNTS);
            }
            case "channel.money-withdrawn" -> {
                purse.balance = purse.balance.subtract(amount);
                sums.move(purse.asset, amount, ACCOUNTS, WORLD);
            }
            case "channel.money-reserved" -> {
                purse.reserved = purse.reserved.add(amount);
                crossings.begin(fact);
            }
            case "channel.money-released" -> {
                purse.reserved = purse.reserved.subtract(amount);
                crossings.goOn(fact, Step.RESERVED, Step.RELEASED);
            }
            case "channel.money-spent" -> {
                purse.reserved = purse.reserved.subtract(amount);
                purse.balance = purse.balance.subtract(amount);
                sums.move(purse.asset, amount, ACCOUNTS, UNDER_WAY);
                crossings.goOn(fact, Step.ARRIVED, Step.SPENT);
            }
            case "channel.money-received" -> {
                purse.balance = purse.balance.add(amount);
                sums.move(purse.asset, amount, UNDER_WAY, ACCOUNTS);
                payouts.receive(fact);
            }
            default -> throw new IllegalArgumentException(fact.toString());
        }
    }
}

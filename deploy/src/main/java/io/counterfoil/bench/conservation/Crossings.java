package io.counterfoil.bench.conservation;

import io.counterfoil.bench.conservation.Crossing.Step;
import io.counterfoil.bench.world.Findings;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deposits from accounts into channels: each goes its way once, and loses nothing on it. */
final class Crossings {
    private final Map<String, Crossing> byReference = new HashMap<>();
    /** Which deposit of a channel goes by which reference. */
    private final Map<String, String> references = new HashMap<>();

    private final Findings findings;

    Crossings(Findings findings) {
        this.findings = findings;
    }

    void send(Fact sent) {
        var reference = sent.text("funding") + "/" + sent.text("serial");
        references.put(deposit(sent.text("channel"), sent.number("number")), reference);
    }

    void begin(Fact reserved) {
        var before = byReference.put(
                reserved.text("reference"),
                new Crossing(reserved.text("account"), reserved.amount("amount"), Step.RESERVED));
        findings.require(before == null, "reserved twice", reserved.toString());
    }

    void goOn(Fact fact, Step from, Step to) {
        var reference = fact.text("reference");
        @Nullable Crossing crossing = byReference.get(reference);
        boolean follows = crossing != null
                && crossing.step() == from
                && crossing.account().equals(fact.text("account"))
                && crossing.amount().equals(fact.amount("amount"));
        findings.require(follows, to + " and was not " + from, fact + " after " + crossing);
        if (crossing != null) byReference.put(reference, crossing.at(to));
    }

    void arrive(Fact fact, long number, BigInteger amount, String payer) {
        @Nullable String reference = references.get(deposit(fact.text("channel"), number));
        @Nullable Crossing crossing = reference == null ? null : byReference.get(reference);
        boolean follows = crossing != null
                && crossing.step() == Step.RESERVED
                && crossing.account().equals(payer)
                && crossing.amount().equals(amount);
        findings.require(follows, "in the channel and not reserved", fact + " after " + crossing);
        if (reference != null && crossing != null) byReference.put(reference, crossing.at(Step.ARRIVED));
    }

    boolean isAtRest() {
        return byReference.values().stream()
                .allMatch(crossing -> crossing.step() == Step.SPENT || crossing.step() == Step.RELEASED);
    }

    private static String deposit(String channel, long number) {
        return channel + "#" + number;
    }

    @Override
    public String toString() {
        return byReference.toString();
    }
}

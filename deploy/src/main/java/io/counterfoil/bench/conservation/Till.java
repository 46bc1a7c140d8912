package io.counterfoil.bench.conservation;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A channel. */
final class Till {
    final String asset;
    final String payer;
    final String payee;
    private final Instant zero;
    private final long epochSeconds;

    BigInteger balance = BigInteger.ZERO;
    BigInteger toSend = BigInteger.ZERO;
    long settlingAt = Long.MAX_VALUE;
    boolean collected;
    final Map<String, BigInteger> nonces = new HashMap<>();
    final Map<String, BigInteger> redeemed = new HashMap<>();
    final Set<String> vouchers = new HashSet<>();
    private boolean merged;

    Till(JsonNode terms) {
        asset = terms.path("asset").asString();
        payer = terms.at("/payer/account").asString();
        payee = terms.at("/payee/account").asString();
        zero = Instant.parse(terms.at("/epochs/zero").asString());
        epochSeconds = terms.at("/epochs/seconds").asLong();
    }

    long epoch(Instant at) {
        return Math.floorDiv(Duration.between(zero, at).toSeconds(), epochSeconds);
    }

    /** A merge counts what another lane has paid a second time, as both parties have signed it. */
    void redeem(Fact fact) {
        merged |= !fact.payload().path("merges").isEmpty();
        toSend = fact.amount("toSend");
        redeemed.put(fact.text("lane"), fact.amount("redeemed"));
    }

    boolean isSound() {
        var lanes = redeemed.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        return toSend.signum() >= 0 && toSend.compareTo(balance) <= 0 && (merged || lanes.equals(toSend));
    }
}

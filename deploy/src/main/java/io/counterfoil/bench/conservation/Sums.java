package io.counterfoil.bench.conservation;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** Of each asset, where it is; and what is on its way between two places. All of it together is nothing. */
final class Sums {
    /** Everything outside of Counterfoil: what it has given is a debt to it. */
    static final String WORLD = "world";

    static final String ACCOUNTS = "accounts";
    static final String CHANNELS = "channels";
    static final String UNDER_WAY = "under way";

    private final Map<String, Map<String, BigInteger>> places = new TreeMap<>();

    void move(String asset, BigInteger amount, String from, String to) {
        add(asset, from, amount.negate());
        add(asset, to, amount);
    }

    /** One side of a movement, whose other side is counted where it happens. */
    void add(String asset, String place, BigInteger amount) {
        places.computeIfAbsent(asset, _ -> new TreeMap<>()).merge(place, amount, BigInteger::add);
    }

    boolean isNothing() {
        return places.values().stream()
                .allMatch(asset -> asset.values().stream()
                        .reduce(BigInteger.ZERO, BigInteger::add)
                        .equals(BigInteger.ZERO));
    }

    boolean isAtRest() {
        return places.values().stream()
                .allMatch(
                        asset -> asset.getOrDefault(UNDER_WAY, BigInteger.ZERO).equals(BigInteger.ZERO));
    }

    @Override
    public String toString() {
        return places.toString();
    }
}

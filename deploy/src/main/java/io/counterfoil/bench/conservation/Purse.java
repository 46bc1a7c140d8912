package io.counterfoil.bench.conservation;

import java.math.BigInteger;

/** An account. */
final class Purse {
    final String asset;
    BigInteger balance = BigInteger.ZERO;
    BigInteger reserved = BigInteger.ZERO;

    Purse(String asset) {
        this.asset = asset;
    }

    boolean isSound() {
        return reserved.signum() >= 0 && balance.compareTo(reserved) >= 0;
    }
}

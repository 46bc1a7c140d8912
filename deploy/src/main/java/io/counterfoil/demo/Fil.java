package io.counterfoil.demo;

import java.math.BigInteger;

/** The money of Filecoin. */
final class Fil {
    private static final BigInteger ATTO = BigInteger.TEN.pow(18);

    /** Whole FIL in its smallest unit, as text. */
    static String atto(int fil) {
        return ATTO.multiply(BigInteger.valueOf(fil)).toString();
    }

    private Fil() {}
}

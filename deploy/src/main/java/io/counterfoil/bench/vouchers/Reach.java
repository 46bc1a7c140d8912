package io.counterfoil.bench.vouchers;

/**
 * Some lanes of a channel.
 *
 * @param vouchers that each has had
 */
record Reach(long first, long lanes, long vouchers) {
    /** Far from one another. */
    private static final long STEP = 7_919;

    long lane(long turn) {
        return first + turn * STEP % lanes;
    }

    long nonce(long turn) {
        return vouchers + turn / lanes + 1;
    }
}

package io.counterfoil.notification.delivery;

/**
 * How often a notice has been sent.
 *
 * @param attempts all of them
 * @param probes those of them that were to show whether a failing endpoint is back, and failed
 */
record Tries(int attempts, int probes) {
    static final Tries NONE = new Tries(0, 0);

    /** What the limit of all attempts is about. */
    int counted() {
        return attempts - probes;
    }

    Tries andOne() {
        return new Tries(attempts + 1, probes);
    }

    Tries andProbe() {
        return new Tries(attempts + 1, probes + 1);
    }
}

package io.counterfoil.notification.sending;

/**
 * How many attempts one process makes at once.
 *
 * @param total for everybody together
 * @param perMerchant for all endpoints of one
 */
record Places(int total, int perMerchant, int perEndpoint) {
    Places {
        if (perEndpoint < 1 || perMerchant < perEndpoint || total < perMerchant) {
            throw new IllegalArgumentException("an endpoint has at least one place, and no more than there are: "
                    + perEndpoint + " of " + perMerchant + " of " + total);
        }
    }

    /**
     * Endpoints that begin to hang, many of them at once, leave the places of those that answer, and hold up nobody: not
     * before there are so many of them.
     */
    int most() {
        return 4 * total;
    }

    /** For those that answer at once, and as many for those that keep us waiting. */
    static int half(int places) {
        return Math.max(1, places / 2);
    }
}

package io.counterfoil.sandbox.pay;

import io.counterfoil.kernel.decide.Rejected;

/** Why a payer cannot pay: the same codes for all providers. */
public final class Refusals {
    public static Rejected paid() {
        return new Rejected("trade-paid", "The trade is paid already.");
    }

    public static Rejected closed() {
        return new Rejected("trade-closed", "The trade is closed, or was not paid in time.");
    }

    /** @param words the provider's own */
    public static Rejected by(String words) {
        return new Rejected("payment-refused", words);
    }

    private Refusals() {}
}

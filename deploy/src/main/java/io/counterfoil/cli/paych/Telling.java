package io.counterfoil.cli.paych;

import io.counterfoil.cli.Refused;

/** Tells what was refused as these tools do. */
final class Telling {
    /** @throws Refused where it is refused */
    static void told(Runnable what) {
        try {
            what.run();
        } catch (Refusal refusal) {
            throw refusal.told();
        }
    }

    /**
     * @param message to the actor; nothing where it is a voucher
     * @throws Refused where it is refused, by the actor with its exit code
     */
    static void told(String message, Runnable what) {
        try {
            what.run();
        } catch (Refusal refusal) {
            throw refusal.told(message);
        }
    }

    private Telling() {}
}

package io.counterfoil.channel.rpc;

import io.counterfoil.channel.actor.Refusal;
import io.counterfoil.kernel.decide.Rejected;

/** Tells what a channel's actor refuses from what its parties' nodes do. */
final class Refusals {
    /** @throws Fault where the actor refuses, with its exit code */
    static void ofActor(Runnable what) {
        try {
            what.run();
        } catch (Rejected rejected) {
            throw Refusal.find(rejected)
                    .map(refusal -> Fault.ofActor(rejected, refusal.exitCode()))
                    .orElseGet(() -> Fault.refused(rejected));
        }
    }

    private Refusals() {}
}

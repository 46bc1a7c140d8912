package io.counterfoil.channel.actor;

import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.Terms;

/** Makes of a scenario's symbols what the rules take. */
interface Scribe {
    Terms terms();

    /** @param symbol payer, payee or other */
    String key(String symbol);

    /** @param symbol what the scenario calls a channel */
    String channel(String symbol);

    /** @param signer payer, payee, other or none */
    Slip slip(Promise promise, String signer);

    /** Whether refusals name names as the scenario does. */
    boolean namesNames();
}

package io.counterfoil.channel.rpc;

import io.counterfoil.kernel.decide.Rejected;
import tools.jackson.databind.JsonNode;

/** What may be called by a name. */
@FunctionalInterface
interface Method {
    /**
     * @throws Fault where the parameters are of no use
     * @throws Rejected where a rule says no
     */
    JsonNode answer(Params params, Asking asking);
}

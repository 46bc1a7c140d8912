package io.counterfoil.bench.crash;

import tools.jackson.databind.JsonNode;

/**
 * What a client was told of its order, and what its payer did.
 *
 * @param order the body of the 201
 * @param paid whether the provider took the payer's money
 */
record Told(String orderNo, JsonNode order, boolean paid) {
    String id() {
        return text("/id");
    }

    String attempt() {
        return text("/payment/attempt");
    }

    String text(String pointer) {
        return order.at(pointer).asString("");
    }
}

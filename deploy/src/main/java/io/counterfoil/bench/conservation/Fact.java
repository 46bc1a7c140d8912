package io.counterfoil.bench.conservation;

import java.math.BigInteger;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * An event as the log has it.
 *
 * @param name without its revision
 */
record Fact(long position, String name, JsonNode payload) {
    String text(String field) {
        return payload.path(field).asString();
    }

    long number(String field) {
        return payload.path(field).asLong();
    }

    BigInteger amount(String field) {
        return new BigInteger(payload.path(field).path("amount").asString());
    }

    Instant at() {
        return Instant.parse(text("at"));
    }

    @Override
    public String toString() {
        return position + " " + name + " " + payload;
    }
}

package io.counterfoil.demo;

import tools.jackson.databind.JsonNode;

/** An answer in JSON. */
record Reply(int status, JsonNode body) {
    /** Empty where there is no such text. */
    String text(String pointer) {
        return body.at(pointer).asString("");
    }

    Reply require(int expected) {
        if (status != expected) throw new StoryBroken("answered " + status + ", not " + expected + ": " + body);
        return this;
    }
}

package io.counterfoil.sandbox.wechat;

import io.counterfoil.kernel.text.Characters;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request's JSON, read field by field: the first thing wrong is what the answer names. */
record Body(JsonNode root) {
    private static final JsonMapper JSON = new JsonMapper();

    static final Body NONE = new Body(JSON.createObjectNode());

    static Body parse(String text) {
        try {
            var root = JSON.readTree(text);
            if (root.isObject()) return new Body(root);
        } catch (JacksonException e) {
            // Refused like any other text that is no object.
        }
        throw ApiRefused.body("", "is not a JSON object");
    }

    boolean has(String pointer) {
        return !root.at(pointer).isMissingNode();
    }

    String require(String pointer, int lengthMax) {
        return find(pointer, lengthMax).orElseThrow(() -> ApiRefused.body(pointer, "is required"));
    }

    /** Empty text counts as absent. */
    Optional<String> find(String pointer, int lengthMax) {
        var node = root.at(pointer);
        if (node.isMissingNode() || node.isNull()) return Optional.empty();
        if (!node.isString()) throw ApiRefused.body(pointer, "is not a string");
        var text = node.asString();
        if (!Characters.arePrintableLines(text)) throw ApiRefused.body(pointer, "has unprintable characters");
        if (text.codePointCount(0, text.length()) > lengthMax) {
            throw ApiRefused.body(pointer, "is longer than " + lengthMax);
        }
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    long requireWhole(String pointer) {
        var node = root.at(pointer);
        if (node.isMissingNode()) throw ApiRefused.body(pointer, "is required");
        if (!node.isIntegralNumber() || !node.canConvertToLong()) throw ApiRefused.body(pointer, "is not an integer");
        return node.asLong();
    }
}

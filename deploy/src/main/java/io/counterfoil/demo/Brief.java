package io.counterfoil.demo;

import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** JSON short enough to read: long values cut off, keys and secrets with them. */
final class Brief {
    static final int VALUE_LENGTH_MAX = 24;

    private static final int HEAD_LENGTH = 12;
    private static final Pattern ID = Pattern.compile("([a-z]{2}_)?[0-9a-z]{26,}");
    private static final JsonMapper JSON = new JsonMapper();

    static String of(JsonNode json) {
        return shortened(json).toString();
    }

    /** @param fields to show; all where none is named */
    static String of(JsonNode json, String... fields) {
        if (fields.length == 0 || !(json instanceof ObjectNode object)) return of(json);
        var shown = JSON.createObjectNode();
        for (var field : fields) if (object.has(field)) shown.set(field, object.get(field));
        if (shown.isEmpty()) return of(json);
        var text = of(shown);
        return shown.size() == object.size() ? text : text.substring(0, text.length() - 1) + ",…}";
    }

    /** Ids in an address shortened like values. */
    static String address(String address) {
        return ID.matcher(address).replaceAll(id -> text(id.group()));
    }

    static String text(String text) {
        return text.length() <= VALUE_LENGTH_MAX ? text : text.substring(0, HEAD_LENGTH) + "…";
    }

    private static JsonNode shortened(JsonNode json) {
        return switch (json) {
            case StringNode string -> StringNode.valueOf(text(string.asString()));
            case ObjectNode object -> {
                var copy = JSON.createObjectNode();
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    copy.set(field.getKey(), shortened(field.getValue()));
                }
                yield copy;
            }
            case ArrayNode array -> {
                var copy = JSON.createArrayNode();
                for (var item : array) copy.add(shortened(item));
                yield copy;
            }
            default -> json;
        };
    }

    private Brief() {}
}

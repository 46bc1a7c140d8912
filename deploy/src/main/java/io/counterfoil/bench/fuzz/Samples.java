package io.counterfoil.bench.fuzz;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes valid requests of what the interface says of itself, and of what is known by name. */
final class Samples {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REFERENCE = "#";
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("provider", List.of("alipay-wap")),
            Map.entry("payer", List.of("15705420001", "payer")),
            Map.entry("recipient", List.of("mei")),
            Map.entry("attachment", List.of("server-7/slot-3")),
            Map.entry("expiresIn", List.of("PT30M", "P1D")),
            Map.entry("expires_in", List.of("PT30M")),
            Map.entry("return_url", List.of("https://shop.example/done")),
            Map.entry("payer_address", List.of("2001:db8::7")),
            Map.entry("returnUrl", List.of("https://shop.example/done")),
            Map.entry("payerAddress", List.of("203.0.113.7")),
            Map.entry("openid", List.of("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o")),
            Map.entry("name", List.of("Lamp", "灯笼")),
            Map.entry("amount", List.of("1999")),
            Map.entry("asset", List.of("CNY/2")),
            Map.entry("kind", List.of("secret", "publishable")),
            Map.entry("kinds", List.of("order.paid", "order.created")),
            Map.entry("url", List.of("https://shop.example/notices")),
            Map.entry("state", List.of("paid", "closed", "awaiting-payment")),
            Map.entry("code", List.of("amount-mismatch")),
            Map.entry("asOf", List.of("1", "2026-11-20T10:00:00Z")),
            Map.entry("atLeast", List.of("1")),
            Map.entry("group", List.of("order-list")));

    private final JsonNode description;

    Samples(JsonNode description) {
        this.description = description;
    }

    Draft draft(Route route, Chance chance, Town town) {
        var draft = new Draft(route, path(route, chance, town));
        draft.key = town.key(caller(route, chance));
        for (var parameter : route.parameters("query")) {
            for (var name : names(parameter)) {
                if (chance.oneIn(3)) draft.query.add(name + "=" + Escaped.of(text(name, chance, town)));
            }
        }
        if (!route.body().isMissingNode() && value(route.body(), "", chance, town) instanceof ObjectNode object) {
            draft.json = object;
            draft.header("Content-Type", "application/json");
        }
        return draft;
    }

    /** Those of an object are its properties'. A cursor is left out: only an answer tells one. */
    private List<String> names(JsonNode parameter) {
        var name = parameter.path("name").asString();
        var schema = referred(parameter.path("schema"));
        if (schema.has("properties"))
            return List.copyOf(schema.path("properties").propertyNames());
        return name.equals("after") ? List.of() : List.of(name);
    }

    private static String caller(Route route, Chance chance) {
        return route.callers().isEmpty() ? "nobody" : chance.of(route.callers());
    }

    private static String path(Route route, Chance chance, Town town) {
        var path = route.template();
        for (var parameter : route.parameters("path")) {
            var name = parameter.path("name").asString();
            var known = KNOWN.get(name);
            // Most ids are orders'.
            if (path.startsWith("/v1/evidence/")) path = path.replace("{id}", town.thing("evidence", chance));
            path = path.replace("{" + name + "}", known == null ? town.thing(name, chance) : chance.of(known));
        }
        return path;
    }

    private JsonNode referred(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : referred(description.at(reference.substring(REFERENCE.length())));
    }

    private JsonNode value(JsonNode described, String name, Chance chance, Town town) {
        var schema = referred(described);
        return switch (schema.path("type").asString("string")) {
            case "object" -> object(schema, chance, town);
            case "array" -> JSON.createArrayNode().add(value(schema.path("items"), name, chance, town));
            case "integer", "number" -> JSON.valueToTree(1 + chance.below(3));
            case "boolean" -> JSON.valueToTree(chance.oneIn(2));
            default -> StringNode.valueOf(text(name, chance, town));
        };
    }

    /** What is not required is there every other time; a form without names is that of an account. */
    private ObjectNode object(JsonNode schema, Chance chance, Town town) {
        var object = JSON.createObjectNode();
        var required = schema.path("required").toString();
        for (var property : schema.path("properties").properties()) {
            var name = property.getKey();
            if (required.contains("\"" + name + "\"") || chance.oneIn(2)) {
                object.set(name, value(property.getValue(), name, chance, town));
            }
        }
        if (schema.has("additionalProperties")) town.alipay().form().forEach(object::put);
        return object;
    }

    private static String text(String name, Chance chance, Town town) {
        return switch (name) {
            case "orderNo", "order_no" -> town.nextOrderNo();
            case "goods_id" -> town.thing("goods", chance);
            case "limit" -> Integer.toString(1 + chance.below(100));
            case "givenUp", "valid", "enabled" -> "true";
            default -> {
                var known = KNOWN.get(name);
                yield known == null ? town.thing(name, chance) : chance.of(known);
            }
        };
    }
}

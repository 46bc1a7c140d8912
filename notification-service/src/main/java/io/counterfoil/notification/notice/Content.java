package io.counterfoil.notification.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.counterfoil.kernel.notification.EndpointTerms;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is posted: the body and its media type. */
public record Content(String mediaType, String body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param json what a notice says, whatever it tells of */
    public static Content of(String json, EndpointTerms terms) {
        return terms.successWord() == null ? json(json) : form(json);
    }

    public static Content json(String body) {
        return new Content("application/json", body);
    }

    /**
     * The same as flat fields, for those who read no JSON. What is in {@code data} stands beside {@code type}, and what is
     * in something else has its name before its own: {@code totalAmount}.
     */
    public static Content form(String json) {
        var fields = new LinkedHashMap<String, String>();
        flatten(fields, "", JSON.readTree(json));
        var body = fields.entrySet().stream().map(Content::pair).collect(joining("&"));
        return new Content("application/x-www-form-urlencoded", body);
    }

    private static void flatten(SequencedMap<String, String> fields, String prefix, JsonNode object) {
        object.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                flatten(fields, field.getKey().equals("data") ? "" : name(prefix, field.getKey()), field.getValue());
            } else {
                fields.put(name(prefix, field.getKey()), field.getValue().asString());
            }
        });
    }

    private static String name(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String pair(Map.Entry<String, String> field) {
        return URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8);
    }

    /** Says nothing of a payer. */
    @Override
    public String toString() {
        return mediaType;
    }
}

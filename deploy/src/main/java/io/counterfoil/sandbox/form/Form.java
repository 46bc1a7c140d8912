package io.counterfoil.sandbox.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Fields as browsers send them: {@code name=value&…}, escaped, in UTF-8. Nothing here is shared with the adapters: what
 * they get wrong, this must not get wrong in the same way.
 */
public record Form(Map<String, String> fields) {
    public Form {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * A field without {@code =} is empty. What is no UTF-8 comes out changed, and its signature does not verify.
     *
     * @throws IllegalArgumentException where a field comes twice, or is not escaped as it should be
     */
    public static Form parse(String text) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : text.split("&", -1)) {
            if (field.isEmpty()) continue;
            var halves = field.split("=", 2);
            var value = halves.length == 1 ? "" : unescaped(halves[1]);
            if (fields.putIfAbsent(unescaped(halves[0]), value) != null) {
                throw new IllegalArgumentException("a field comes twice");
            }
        }
        return new Form(fields);
    }

    public String encode() {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Empty where there is no such field. */
    public String value(String name) {
        return fields.getOrDefault(name, "");
    }

    private static String unescaped(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("an escape that is none", e);
        }
    }
}

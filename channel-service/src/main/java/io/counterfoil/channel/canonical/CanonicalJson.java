package io.counterfoil.channel.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The one text of a JSON value (RFC 8785, the JSON Canonicalization Scheme). */
final class CanonicalJson {
    private static final String SHORT = "\b\t\n\f\r\"\\";
    private static final String LETTERS = "btnfr\"\\";
    private static final char SPACE = ' ';

    /** @throws IllegalArgumentException for numbers that are not finite, and half characters */
    static String write(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case STRING -> string(value.textValue());
            case NUMBER -> EcmaNumber.write(value.doubleValue());
            case BOOLEAN, NULL -> value.asText();
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not JSON: " + value.getNodeType());
        };
    }

    /** Names in the order of their UTF-16 code units, as Java compares strings. */
    private static String object(JsonNode object) {
        var sorted = new TreeMap<String, JsonNode>();
        object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        return sorted.entrySet().stream()
                .map(member -> string(member.getKey()) + ":" + write(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String array(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToObj(i -> write(array.get(i)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String string(String text) {
        if (!UTF_8.newEncoder().canEncode(text)) throw new IllegalArgumentException("half of a surrogate pair");
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int known = SHORT.indexOf(character);
            if (known >= 0) quoted.append('\\').append(LETTERS.charAt(known));
            else if (character < SPACE) quoted.append("\\u%04x".formatted((int) character));
            else quoted.append(character);
        }
        return quoted.append('"').toString();
    }

    private CanonicalJson() {}
}

package io.counterfoil.bench.fuzz;

import static io.counterfoil.bench.fuzz.Mutation.ODD_NUMBERS;
import static io.counterfoil.bench.fuzz.Mutation.ODD_TEXTS;
import static io.counterfoil.bench.fuzz.Mutation.early;
import static io.counterfoil.bench.fuzz.Mutation.late;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The structure of JSON first, then its bytes. */
final class BodyMutations {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> WRONG = List.of(
            "null",
            "true",
            "7",
            "\"text\"",
            "[]",
            "{}",
            "[null]",
            "{\"a\":{\"b\":[1,2,{}]}}",
            "[[[[[[[[[]]]]]]]]]",
            "\"\"");
    private static final List<String> WHOLE = List.of(
            "",
            "null",
            "[]",
            "7",
            "\"a\"",
            "{",
            "}",
            "nul",
            "{}{}",
            "{\"a\":1,}",
            "{'a':1}",
            "{\"a\":NaN}",
            "// x\n{}",
            "\ufeff{}",
            "<a/>",
            "a=b&c=d",
            "[" + "1,".repeat(10_000) + "1]",
            "\u0000");

    static final List<Mutation> ALL = List.of(
            early("field-gone", (draft, chance, _) -> field(draft, chance, (object, name) -> object.remove(name))),
            early("field-null", (draft, chance, _) -> field(draft, chance, ObjectNode::putNull)),
            early(
                    "field-odd",
                    (draft, chance, _) ->
                            field(draft, chance, (object, name) -> object.put(name, chance.of(ODD_TEXTS)))),
            early(
                    "field-wrong",
                    (draft, chance, _) ->
                            field(draft, chance, (object, name) -> object.set(name, JSON.readTree(chance.of(WRONG))))),
            early(
                    "field-unknown",
                    (draft, chance, _) -> field(draft, chance, (object, name) -> object.put(name + "x", "a"))),
            late("number", (draft, chance, _) -> value(draft, chance.of(ODD_NUMBERS))),
            late("deep", (draft, chance, _) -> value(draft, nested(chance.of(List.of(31, 32, 33, 100, 5_000))))),
            late("twice", (draft, _, _) -> text(draft, body(draft).replaceFirst("\\{(\"[^\"]*\":)", "{$1 1,$1"))),
            late(
                    "long",
                    (draft, chance, _) -> value(
                            draft, "\"" + "x".repeat(chance.of(List.of(300, 5_000, 65_000, 66_000, 140_000))) + "\"")),
            late(
                    "escapes",
                    (draft, chance, _) -> value(
                            draft, chance.of(List.of("\"\\u0000\"", "\"\\ud800\"", "\"\\x\"", "\"\\u12\"", "\"\t\"")))),
            late("whole", (draft, chance, _) -> text(draft, chance.of(WHOLE))),
            late(
                    "cut",
                    (draft, chance, _) -> draft.body = Arrays.copyOf(draft.body, chance.below(draft.body.length + 1))),
            late(
                    "tail",
                    (draft, chance, _) -> text(draft, body(draft) + chance.of(List.of("}", " x", "\u0000", "{}")))),
            late("utf-16", (draft, _, _) -> draft.body = body(draft).getBytes(UTF_16)),
            late("latin-1", (draft, _, _) -> draft.body = (body(draft) + "\u00e4").getBytes(ISO_8859_1)),
            late("flip", BodyMutations::flip));

    private interface Change {
        void make(ObjectNode object, String name);
    }

    /** Some field, on the top or below. */
    private static void field(Draft draft, Chance chance, Change change) {
        var object = draft.json;
        if (object == null) return;
        while (true) {
            if (object.isEmpty()) {
                change.make(object, "a");
                return;
            }
            var fields = List.copyOf(object.properties());
            Map.Entry<String, JsonNode> field = chance.of(fields);
            if (!(field.getValue() instanceof ObjectNode inner) || chance.oneIn(3)) {
                change.make(object, field.getKey());
                return;
            }
            object = inner;
        }
    }

    /** In place of the first value there is, quotes and all. */
    private static void value(Draft draft, String json) {
        text(
                draft,
                body(draft).replaceFirst(":(\"[^\"]*\"|[0-9]+|true|false|null)", Matcher.quoteReplacement(":" + json)));
    }

    private static String nested(int deep) {
        return "[".repeat(deep) + "]".repeat(deep);
    }

    private static void flip(Draft draft, Chance chance, Town town) {
        if (draft.body.length == 0) return;
        draft.body[chance.below(draft.body.length)] ^= (byte) (1 << chance.below(Byte.SIZE));
    }

    private static String body(Draft draft) {
        return new String(draft.body, UTF_8);
    }

    private static void text(Draft draft, String text) {
        draft.body = text.getBytes(UTF_8);
    }

    private BodyMutations() {}
}

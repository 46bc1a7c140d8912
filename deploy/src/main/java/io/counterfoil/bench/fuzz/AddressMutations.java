package io.counterfoil.bench.fuzz;

import static io.counterfoil.bench.fuzz.Mutation.ODD_TEXTS;
import static io.counterfoil.bench.fuzz.Mutation.early;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Method, path and query. */
final class AddressMutations {
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW", "get", "PROPFIND");
    private static final List<String> TAILS = List.of(
            "/",
            "//",
            "/x",
            "/..",
            "/../",
            "/%2e%2e/",
            "/%2f",
            "/%00",
            ";a=b",
            ";jsessionid=1",
            ".json",
            "%20",
            "/%ff%fe",
            "/%c0%ae",
            "?",
            "#a",
            "/" + "a".repeat(3_000),
            "%",
            "%zz",
            "\u00e4",
            "|",
            "\\");
    private static final List<String> PREFIXES = List.of("/", "/.", "/v2/..", "/V1/..", "http://127.0.0.1", "");
    private static final List<String> PARAMETERS =
            List.of("limit", "after", "asOf", "atLeast", "merchant", "state", "orderNo", "code", "givenUp", "unknown");
    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "-1",
            "101",
            "2147483648",
            "1e3",
            "true",
            "latest",
            "MQ",
            "MA==",
            "9223372036854775807",
            "99999999999999999999",
            "2026-01-01T00:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59Z",
            "%00",
            "%ff",
            "%",
            "a&b",
            "");

    static final List<Mutation> ALL = List.of(
            early("method", (draft, chance, _) -> draft.method = chance.of(METHODS)),
            early("tail", (draft, chance, _) -> draft.path += chance.of(TAILS)),
            early("prefix", (draft, chance, _) -> draft.path = chance.of(PREFIXES) + draft.path),
            early("case", (draft, _, _) -> draft.path = draft.path.toUpperCase(Locale.ROOT)),
            early("segment-odd", (draft, chance, _) -> segment(draft, chance, Escaped.of(chance.of(ODD_TEXTS)))),
            early("segment-gone", (draft, chance, _) -> segment(draft, chance, "")),
            early("id-of-another", (draft, _, town) -> draft.path = town.asTheOther(draft.path)),
            early("id-of-nobody", (draft, chance, _) -> segment(draft, chance, nobody(chance))),
            early("query", (draft, chance, _) -> draft.query.add(chance.of(PARAMETERS) + "=" + chance.of(VALUES))),
            early(
                    "query-odd",
                    (draft, chance, _) ->
                            draft.query.add(chance.of(PARAMETERS) + "=" + Escaped.of(chance.of(ODD_TEXTS)))),
            early("query-twice", (draft, _, _) -> draft.query.addAll(List.copyOf(draft.query))),
            early("query-long", (draft, _, _) -> draft.query.add("a=" + "b".repeat(9_000))));

    private static void segment(Draft draft, Chance chance, String value) {
        var segments = new ArrayList<>(List.of(draft.path.split("/", -1)));
        segments.set(chance.below(segments.size()), value);
        draft.path = "/" + String.join("/", segments).replaceFirst("^/+", "");
    }

    private static String nobody(Chance chance) {
        return chance.of(List.of("or_", "me_", "gd_", "ep_", "dl_", "st_", "ky_", ""))
                + "0123456789abcdefghjkmnpqrs".substring(chance.below(3))
                + chance.of(List.of("", "z", "!"));
    }

    private AddressMutations() {}
}

package io.counterfoil.bench.fuzz;

import static io.counterfoil.bench.fuzz.Mutation.early;

import java.util.List;

/** Whose key, and what else stands in the head. */
final class HeaderMutations {
    private static final List<String> KEYS = List.of(
            "x",
            "sk_",
            "sk_0_0_0",
            "ct_00000000000000000000000000_00000000000000000000000000",
            "pk_" + "0".repeat(26) + "_" + "0".repeat(26) + "_" + "0".repeat(26),
            "a".repeat(5_000),
            "a b",
            "\u00e4\u00f6",
            "\u0001");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json; charset=klingon",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "*/*",
            "///",
            "",
            "application/json, text/plain",
            "application/cbor");
    private static final List<String> ACCEPTS = List.of(
            "application/xml",
            "text/html",
            "*/*;q=abc",
            "application/json;q=0",
            "///",
            "",
            "text/event-stream",
            "image/*");
    private static final List<Draft.Header> OTHERS = List.of(
            new Draft.Header("X-HTTP-Method-Override", "DELETE"),
            new Draft.Header("Content-Encoding", "gzip"),
            new Draft.Header("Range", "bytes=0-1"),
            new Draft.Header("If-Match", "\"x\""),
            new Draft.Header("Origin", "https://evil.example"),
            new Draft.Header("Access-Control-Request-Method", "POST"),
            new Draft.Header("X-Forwarded-For", "1.2.3.4, ::1"),
            new Draft.Header("X-Forwarded-Prefix", "/../.."),
            new Draft.Header("Forwarded", "for=\"_x\";host=a"),
            new Draft.Header("Cookie", "JSESSIONID=1; a=\u0001"),
            new Draft.Header("Accept-Language", "xx-" + "y".repeat(2_000)),
            new Draft.Header("Request-Id", "mine"),
            new Draft.Header("X-Long", "a".repeat(9_000)),
            new Draft.Header("X-Empty", ""),
            new Draft.Header("Idempotency-Key", ""),
            new Draft.Header("Idempotency-Key", "a b"),
            new Draft.Header("Idempotency-Key", "k".repeat(256)),
            new Draft.Header("Idempotency-Key", "the-same-for-all"),
            new Draft.Header("Expect", "100-continue"),
            new Draft.Header("Upgrade", "websocket"),
            new Draft.Header("Transfer-Encoding", "chunked"),
            new Draft.Header("Content-Length", "5"));

    static final List<Mutation> ALL = List.of(
            early("key-gone", (draft, _, _) -> draft.key = ""),
            early("key-odd", (draft, chance, _) -> draft.key = chance.of(KEYS)),
            early("key-of-another", (draft, chance, town) -> draft.key = town.anotherKey(chance)),
            early("key-cut", (draft, _, _) -> draft.key = draft.key.substring(0, draft.key.length() / 2)),
            early(
                    "scheme",
                    (draft, chance, _) ->
                            draft.scheme = chance.of(List.of("Basic ", "bearer ", "Bearer", "", "Bearer  "))),
            early("content-type", (draft, chance, _) -> draft.header("Content-Type", chance.of(TYPES))),
            early("accept", (draft, chance, _) -> draft.header("Accept", chance.of(ACCEPTS))),
            early("header", (draft, chance, _) -> draft.headers.add(chance.of(OTHERS))),
            early("header-twice", (draft, _, _) -> draft.headers.addAll(List.copyOf(draft.headers))),
            early("header-many", (draft, _, _) -> {
                for (int i = 0; i < 120; i++) draft.headers.add(new Draft.Header("X-" + i, "a"));
            }));

    private HeaderMutations() {}
}

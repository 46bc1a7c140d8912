package io.counterfoil.bench.fuzz;

import java.util.List;

/**
 * One way to spoil a request.
 *
 * @param late whether it spoils the bytes of the body, and so comes after it is written
 */
record Mutation(String name, boolean late, Change change) {
    @FunctionalInterface
    interface Change {
        void spoil(Draft draft, Chance chance, Town town);
    }

    static Mutation early(String name, Change change) {
        return new Mutation(name, false, change);
    }

    static Mutation late(String name, Change change) {
        return new Mutation(name, true, change);
    }

    void apply(Draft draft, Chance chance, Town town) {
        change.spoil(draft, chance, town);
        draft.mutations.add(name);
    }

    /** Texts that programs stumble over. */
    static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "null",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\udfff\ud800",
            "\u202eabc",
            "\ufeff",
            "\uffff",
            "😀".repeat(50),
            "e\u0301".repeat(40),
            "'; drop table event_log.event; --",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1:1/a}",
            "{{7*7}}",
            "../../../../etc/passwd",
            "%s%s%n",
            "\r\nSet-Cookie: a=b",
            "A".repeat(129),
            "A".repeat(1_025),
            "A".repeat(20_000),
            "-1",
            "99999999999999999999999999",
            "1e400",
            "NaN",
            "2026-13-45T99:99:99Z",
            "PT0S",
            "P99999999999D",
            "-PT1M",
            "https://[::1",
            "http://169.254.169.254/latest",
            "file:///etc/passwd");

    /** Numbers that programs stumble over, as JSON. */
    static final List<String> ODD_NUMBERS = List.of(
            "0",
            "-0",
            "-1",
            "0.1",
            "1e2",
            "1E400",
            "1e-400",
            "1e999999999",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "9".repeat(400),
            "0." + "1".repeat(400));
}

package io.counterfoil.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Texts as they stand in addresses. */
final class Escaped {
    static String of(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private Escaped() {}
}

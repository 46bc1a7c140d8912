package io.counterfoil.bench.fuzz;

import java.util.Map;

/**
 * What came back.
 *
 * @param headers by their names in lower case
 */
record Sent(int status, Map<String, String> headers, String body) {
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}

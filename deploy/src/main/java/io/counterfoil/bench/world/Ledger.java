package io.counterfoil.bench.world;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What the sandbox's providers believe to have taken.
 *
 * @param taken by attempt
 */
public record Ledger(Map<String, Taking> taken) {
    /** @param amount in minor units */
    public record Taking(String provider, String attempt, String transaction, String amount, String asset) {}

    /** All of it. */
    public static Ledger of(Api sandbox) throws IOException {
        var taken = new TreeMap<String, Taking>();
        var after = "";
        do {
            var page = sandbox.get(Api.NO_KEY, "/sandbox/ledger?limit=10000&after=" + after)
                    .require(200)
                    .json();
            page.path("items").forEach(item -> add(taken, item));
            after = page.path("next").asString("");
        } while (!after.isEmpty());
        return new Ledger(taken);
    }

    /** Of one attempt. */
    public static Ledger of(Api sandbox, String attempt) throws IOException {
        var taken = new TreeMap<String, Taking>();
        sandbox.get(Api.NO_KEY, "/sandbox/ledger?attempt=" + attempt)
                .require(200)
                .json()
                .path("items")
                .forEach(item -> add(taken, item));
        return new Ledger(taken);
    }

    private static void add(Map<String, Taking> taken, JsonNode item) {
        var attempt = item.path("attempt").asString();
        taken.put(
                attempt,
                new Taking(
                        item.path("provider").asString(),
                        attempt,
                        item.path("transaction").asString(),
                        item.at("/taken/amount").asString(),
                        item.at("/taken/asset").asString()));
    }
}

package io.counterfoil.cli.paych;

import io.counterfoil.cli.Refused;
import io.counterfoil.cli.WrongUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running instance, called over JSON-RPC. */
final class Node {
    /** Longer than it waits for anything itself. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;

    private final URI address;
    private final String key;
    private final String request;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param request what its calls are called there: what is asked for again under one name is done once */
    Node(URI base, String key, String request) {
        this.address = base.resolve("/rpc/v1");
        this.key = key;
        this.request = request;
    }

    /**
     * @throws Refusal where the answer is no
     * @throws UncheckedIOException where nobody answers
     */
    JsonNode call(String method, Object... params) {
        var call = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        call.set("params", JSON.valueToTree(List.of(params)));
        var answer = json(post(call.toString()));
        if (answer.has("error")) throw Refusal.of(answer.path("error"));
        return answer.path("result");
    }

    private HttpResponse<String> post(String body) {
        var posted = HttpRequest.newBuilder(address)
                .timeout(WAIT_MAX)
                .header("Authorization", "Bearer " + key)
                .header("Idempotency-Key", request)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(posted, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--url, or the key: " + e.getMessage());
        }
    }

    /** What is refused before any call is looked at, a key above all, has another form. */
    private static JsonNode json(HttpResponse<String> answer) {
        try {
            var json = JSON.readTree(answer.body());
            if (answer.statusCode() == OK) return json;
            throw new Refused("Error: " + json.path("detail").asString("answered " + answer.statusCode()));
        } catch (JacksonException e) {
            throw new IllegalStateException("answered " + answer.statusCode() + ", which is no JSON", e);
        }
    }
}

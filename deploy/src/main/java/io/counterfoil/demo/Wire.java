package io.counterfoil.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to one Counterfoil, written into the transcript as they are made. */
final class Wire {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final String SHOP = "https://lantern.example/";
    private static final String SANDBOX = "/sandbox/";
    private static final String PROVIDER = "P";
    private static final String COUNTERFOIL = "S";
    private static final JsonMapper JSON = new JsonMapper();

    private final URI base;
    private final Transcript transcript;
    private final HttpClient http = HttpClient.newHttpClient();

    Wire(URI base, Transcript transcript) {
        this.base = base;
        this.transcript = transcript;
    }

    URI base() {
        return base;
    }

    /** @param show the fields of the answer that the transcript shows */
    Reply post(Party who, String path, Map<String, ?> body, String... show) {
        return send(who, "POST", path, body, show);
    }

    Reply put(Party who, String path, Map<String, ?> body, String... show) {
        return send(who, "PUT", path, body, show);
    }

    /** Asks without a word in the transcript: for those who wait. */
    Reply look(Party who, String path) {
        return reply(exchange(request(who, path).GET().build()));
    }

    /** A call without a word in the transcript: whoever calls tells it better. */
    Reply call(Party who, String path, JsonNode body) {
        return reply(exchange(request(who, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build()));
    }

    /** A browser that comes from the shop: pages, and forms where {@code form} is not empty. Redirects are left to the caller. */
    HttpResponse<String> browse(String address, String form) {
        var request =
                HttpRequest.newBuilder(base.resolve(address)).timeout(WAIT_MAX).header("Referer", SHOP);
        if (!form.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
        }
        return exchange(request.build());
    }

    private Reply send(Party who, String method, String path, Map<String, ?> body, String... show) {
        var json = JSON.valueToTree(body);
        var request = request(who, path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json.toString()));
        var whom = path.startsWith(SANDBOX) ? PROVIDER : COUNTERFOIL;
        transcript.says(who.name(), whom, method + " " + Brief.address(path) + " " + Brief.of(json));
        var reply = reply(exchange(request.build()));
        transcript.says(whom, who.name(), reply.status() + " " + Brief.of(reply.body(), show));
        return reply;
    }

    private HttpRequest.Builder request(Party who, String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(WAIT_MAX);
        if (who.key() != null) request.header("Authorization", "Bearer " + who.key());
        return request;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().getPath() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryBroken("interrupted");
        }
    }

    private static Reply reply(HttpResponse<String> answer) {
        var body = answer.body();
        return new Reply(answer.statusCode(), body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body));
    }
}

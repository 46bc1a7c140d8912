package io.counterfoil.bench.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One Counterfoil over HTTP. */
public record Api(URI base) {
    /** No key: a stranger, a payer, a provider. */
    public static final String NO_KEY = "";

    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    public Answer get(String key, String path) throws IOException {
        return exchange(request(key, path).GET().build());
    }

    public Answer post(String key, String path, Map<String, ?> body) throws IOException {
        return send("POST", key, path, body);
    }

    public Answer put(String key, String path, Map<String, ?> body) throws IOException {
        return send("PUT", key, path, body);
    }

    private Answer send(String method, String key, String path, Map<String, ?> body) throws IOException {
        return exchange(request(key, path)
                .header("Content-Type", "application/json")
                .method(method, json(body))
                .build());
    }

    /** As a provider sends its callbacks, and a browser its forms. */
    public Answer postForm(String path, byte[] form) throws IOException {
        return exchange(request(NO_KEY, path)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(form))
                .build());
    }

    public HttpRequest.Builder request(String key, String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(WAIT_MAX);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    /** @throws IOException when there is no answer */
    public static Answer exchange(HttpRequest request) throws IOException {
        try {
            return Answer.of(HTTP.send(request, BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchBroken("interrupted", e);
        }
    }

    private static BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }
}

package io.counterfoil.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Posts a form to a merchant and reads what it says. */
final class NoticePost {
    private static final Duration WAIT_MAX = Duration.ofSeconds(10);
    private static final int ANSWER_BYTES_MAX = 100;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(WAIT_MAX).build();

    /** The beginning of the answer, or why there was none. */
    String once(String url, String form) {
        try {
            return http.sendAsync(request(url, form), BodyHandlers.ofInputStream())
                    .thenApply(answer -> read(answer.body()))
                    .exceptionally(failed -> "no answer: " + failed.getMessage())
                    .join();
        } catch (IllegalArgumentException e) {
            return "not a URL that can be posted to";
        }
    }

    /** At the same moment; it counts as answered when either is. */
    String twice(String url, String form) {
        var other = CompletableFuture.supplyAsync(() -> once(url, form));
        once(url, form);
        return other.join();
    }

    private static HttpRequest request(String url, String form) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(WAIT_MAX)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private static String read(InputStream body) {
        try (body) {
            return new String(body.readNBytes(ANSWER_BYTES_MAX), UTF_8);
        } catch (IOException e) {
            return "an answer that broke off";
        }
    }
}

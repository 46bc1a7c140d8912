package io.counterfoil.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Posts a form to a merchant and reads what it says. It never takes longer than it is given. */
final class NoticePost {
    private static final int ANSWER_BYTES_MAX = 1 << 16;
    private static final int SHOWN_CHARACTERS_MAX = 100;

    private final Duration waitMax;
    private final HttpClient http;

    /** @param waitMax for a whole exchange, from the connection to the end of the answer */
    NoticePost(Duration waitMax) {
        this.waitMax = waitMax;
        http = HttpClient.newBuilder().connectTimeout(waitMax).build();
    }

    /** The beginning of the answer, or why there was none. */
    String once(String url, String form) {
        try {
            // HttpClient's own time-out ends with the headers: a body that drips in must not outlast ours.
            return answer(http.sendAsync(
                    request(url, form), BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), ANSWER_BYTES_MAX)));
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
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private String answer(CompletableFuture<HttpResponse<String>> exchange) {
        try {
            var body = exchange.get(waitMax.toMillis(), MILLISECONDS).body();
            return body.substring(0, Math.min(body.length(), SHOWN_CHARACTERS_MAX));
        } catch (ExecutionException e) {
            return "no answer: " + e.getCause();
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return "no answer in time";
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("cut off while waiting for an answer");
        }
    }
}

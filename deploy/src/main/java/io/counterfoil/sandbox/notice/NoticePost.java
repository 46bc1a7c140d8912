package io.counterfoil.sandbox.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.counterfoil.sandbox.notice.Outcome.Answered;
import io.counterfoil.sandbox.notice.Outcome.Silent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Posts to a merchant and reads what it says. It never takes longer than it is given. */
public final class NoticePost {
    private static final int ANSWER_BYTES_MAX = 1 << 16;
    private static final int SHOWN_CHARACTERS_MAX = 100;

    private final Duration waitMax;
    private final HttpClient http;

    /** @param waitMax for a whole exchange, from the connection to the end of the answer */
    public NoticePost(Duration waitMax) {
        this.waitMax = waitMax;
        // HTTP/2 would write the names of headers small.
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(waitMax)
                .build();
    }

    /** @param copies of the same message, at the same moment */
    public List<Outcome> post(String url, Message message, int copies) {
        HttpRequest request;
        try {
            request = request(url, message);
        } catch (IllegalArgumentException e) {
            return List.of(new Silent("not a URL that can be posted to"));
        }
        var until = System.nanoTime() + waitMax.toNanos();
        var exchanges = Stream.generate(() -> start(request)).limit(copies).toList();
        return exchanges.stream().map(exchange -> outcome(exchange, until)).toList();
    }

    private static HttpRequest request(String url, Message message) {
        var request = HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::header);
        return request.build();
    }

    /** HttpClient's own time-out ends with the headers: a body that drips in must not outlast ours. */
    private CompletableFuture<HttpResponse<String>> start(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), ANSWER_BYTES_MAX));
    }

    private static Outcome outcome(CompletableFuture<HttpResponse<String>> exchange, long untilNanos) {
        try {
            var answer = exchange.get(untilNanos - System.nanoTime(), NANOSECONDS);
            var body = answer.body();
            return new Answered(answer.statusCode(), body.substring(0, Math.min(body.length(), SHOWN_CHARACTERS_MAX)));
        } catch (ExecutionException e) {
            return new Silent("no answer: " + e.getCause());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new Silent("no answer in time");
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("cut off while waiting for an answer");
        }
    }
}

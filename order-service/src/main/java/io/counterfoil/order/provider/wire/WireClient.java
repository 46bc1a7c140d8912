package io.counterfoil.order.provider.wire;

import io.counterfoil.kernel.retry.Cause;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a provider once and follows no redirect. Whatever goes wrong on the way leaves open what the provider did; what
 * it was stands in the log, and not in the outcome, which front ends are told of.
 */
public final class WireClient implements AutoCloseable {
    /** Answers of both providers have about 2 KiB. */
    public static final int ANSWER_BYTES_MAX = 64 * 1024;

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(WireClient.class);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /** @param whole from the first byte sent to the last one heard */
    public Outcome ask(HttpRequest request, Duration whole) {
        var pending = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            return new Outcome.Answered(pending.get(whole.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new Outcome.Unanswered("no answer in time");
        } catch (ExecutionException e) {
            LOG.warn("no answer from {}: {}", request.uri().getAuthority(), Cause.of(e));
            return new Outcome.Unanswered("no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unanswered("no answer was waited for");
        } finally {
            pending.cancel(true);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    public sealed interface Outcome {
        record Answered(HttpResponse<byte[]> answer) implements Outcome {}

        record Unanswered(String why) implements Outcome {}
    }
}

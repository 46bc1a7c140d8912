package io.counterfoil.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Posts notices. Whatever the other side does is a reply; it never takes longer than it is given. */
final class Courier implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private static final int STATUS_OK_MIN = 200;
    private static final int STATUS_OK_MAX = 299;

    private final Duration timeOut;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /** @param timeOut of a whole attempt, from the connection to the end of the answer */
    Courier(Duration timeOut) {
        this.timeOut = timeOut;
    }

    /** @param now goes into the signature, so that a notice that is sent again is fresh */
    Reply post(Parcel.Ready parcel, Instant now) {
        long start = System.nanoTime();
        // HttpClient's own time-out ends with the headers: a body that drips in must not outlast it.
        var answer = http.sendAsync(request(parcel, now), head -> new FirstBytes());
        try {
            var response = answer.get(timeOut.toMillis(), MILLISECONDS);
            return answered(response, latencyMillis(start));
        } catch (ExecutionException e) {
            return Reply.none(failure(e.getCause()), latencyMillis(start));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Reply.none("timed-out", latencyMillis(start));
        } catch (InterruptedException e) {
            throw cutOff(answer);
        }
    }

    private static HttpRequest request(Parcel.Ready parcel, Instant now) {
        return HttpRequest.newBuilder(parcel.url())
                .header("content-type", "application/json")
                .header("user-agent", "Counterfoil")
                .header("webhook-id", parcel.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", Signature.of(parcel.id(), now, parcel.body(), parcel.secret()))
                .POST(HttpRequest.BodyPublishers.ofString(parcel.body()))
                .build();
    }

    private static Reply answered(HttpResponse<byte[]> response, long latencyMillis) {
        int status = response.statusCode();
        @Nullable String failure = status >= STATUS_OK_MIN && status <= STATUS_OK_MAX ? null : "status-" + status;
        return new Reply(status, failure, latencyMillis, new String(response.body(), UTF_8));
    }

    private static String failure(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ -> "connect-timed-out";
            case HttpTimeoutException _ -> "timed-out";
            case ConnectException e when e.getCause() instanceof UnresolvedAddressException -> "host-unknown";
            case ConnectException _ -> "connection-refused";
            case SSLException _ -> "tls-failed";
            case null, default -> "connection-broken";
        };
    }

    private static IllegalStateException cutOff(CompletableFuture<?> answer) {
        answer.cancel(true);
        Thread.currentThread().interrupt();
        return new IllegalStateException("cut off while waiting for an answer");
    }

    private static long latencyMillis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

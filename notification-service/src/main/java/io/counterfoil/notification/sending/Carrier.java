package io.counterfoil.notification.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Carries letters. Whatever the other side does is a reply; it never takes longer than it is given, and it has read little
 * when that is over.
 */
public final class Carrier implements AutoCloseable {
    /** Of the answer's body, in bytes; the rest is never read. */
    public static final int KEPT_MAX = 1_024;

    private static final int STATUS_OK_MIN = 200;
    private static final int STATUS_OK_MAX = 299;

    private final Duration timeOut;
    private final PatientNames names;
    private final CloseableHttpClient encrypted;
    private final CloseableHttpClient inTheClear;
    private final ScheduledExecutorService watch = watch();

    /** @param trust whose certificates are believed */
    public Carrier(CarrierLimits limits, Names names, AddressRule rule, SSLContext trust) {
        this.timeOut = limits.whole();
        this.names = new PatientNames(names, limits.connect());
        this.encrypted = Client.of(limits, new CheckedNames(this.names, rule, true), trust);
        this.inTheClear = Client.of(limits, new CheckedNames(this.names, rule, false), trust);
    }

    /** Forgets at once what it need not watch any more: that is most of it. */
    private static ScheduledExecutorService watch() {
        var watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("carrier-watch").factory());
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    /** @param now for answers that name a moment */
    public Reply carry(Letter letter, Instant now) {
        var start = System.nanoTime();
        var request = request(letter);
        var deadline = watch.schedule(() -> cancel(request), timeOut.toNanos(), NANOSECONDS);
        try {
            var response = client(letter).executeOpen(null, request, null);
            return answered(response, start, now);
        } catch (IOException e) {
            return Reply.none(failure(e, start), millisSince(start));
        } finally {
            deadline.cancel(false);
            // To close the response would be to read the rest of it first.
            request.cancel();
        }
    }

    private CloseableHttpClient client(Letter letter) {
        return "https".equalsIgnoreCase(letter.url().getScheme()) ? encrypted : inTheClear;
    }

    private static HttpPost request(Letter letter) {
        var request = new HttpPost(letter.url());
        letter.headers().forEach(request::setHeader);
        request.setHeader(HttpHeaders.CONNECTION, "close");
        // Its type is among the headers.
        request.setEntity(new ByteArrayEntity(letter.body().getBytes(UTF_8), null));
        return request;
    }

    /** On a thread of its own: nobody else's time-out waits for a connection that is slow to close. */
    private static void cancel(HttpPost request) {
        Thread.startVirtualThread(request::cancel);
    }

    /** What the head says counts, whatever becomes of the body. */
    private Reply answered(ClassicHttpResponse response, long start, Instant now) {
        var body = new ByteArrayOutputStream();
        @Nullable String cut = null;
        try {
            read(response, body);
        } catch (IOException e) {
            cut = failure(e, start);
        }
        int status = response.getCode();
        @Nullable String failure = status >= STATUS_OK_MIN && status <= STATUS_OK_MAX ? null : "status-" + status;
        var retryAfter = RetryAfter.of(response, now);
        return new Reply(status, failure, millisSince(start), body.toString(UTF_8), cut, retryAfter);
    }

    private static void read(ClassicHttpResponse response, ByteArrayOutputStream body) throws IOException {
        var entity = response.getEntity();
        if (entity == null) return;
        var buffer = new byte[KEPT_MAX];
        var content = entity.getContent();
        for (int read = 0;
                read >= 0 && body.size() < KEPT_MAX;
                read = content.read(buffer, 0, KEPT_MAX - body.size())) {
            body.write(buffer, 0, read);
        }
    }

    private String failure(IOException e, long start) {
        if (Thread.currentThread().isInterrupted()) throw new IllegalStateException("cut off", e);
        return System.nanoTime() - start >= timeOut.toNanos() ? Failures.TIMED_OUT : Failures.of(e);
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    @Override
    public void close() {
        watch.shutdownNow();
        encrypted.close(CloseMode.IMMEDIATE);
        inTheClear.close(CloseMode.IMMEDIATE);
        names.close();
    }
}

package io.counterfoil.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.counterfoil.notification.endpoint.SigningSecret;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP, to a receiver on loopback that does as it likes. */
class PostingANoticeTest {
    private static final int TLS_RECORD_LENGTH_AT = 3;
    private static final Duration WHOLE_TIMEOUT = Duration.ofMillis(500);
    private static final String BODY = "{\"type\":\"order.paid\"}";

    private final SigningSecret secret = SigningSecret.random(new SecureRandom());
    private final Courier courier = new Courier(WHOLE_TIMEOUT);
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        courier.close();
        receiver.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void has_arrived_when_the_answer_is_good(int status) {
        assertThat(post(exchange -> answer(exchange, status, "")))
                .returns(status, Reply::status)
                .returns(null, Reply::failure);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 304, 400, 404, 410, 429, 500, 503})
    void has_failed_when_it_is_not(int status) {
        assertThat(post(exchange -> answer(exchange, status, "")))
                .returns(status, Reply::status)
                .returns("status-" + status, Reply::failure);
    }

    @Test
    void follows_no_redirect() {
        var followed = new AtomicInteger();
        receiver.createContext("/elsewhere", exchange -> {
            followed.incrementAndGet();
            answer(exchange, 200, "");
        });
        var outcome = post(exchange -> {
            exchange.getResponseHeaders().add("location", "/elsewhere");
            answer(exchange, 307, "");
        });
        assertThat(outcome.failure()).isEqualTo("status-307");
        assertThat(followed).hasValue(0);
    }

    @Test
    void sends_what_the_receiver_can_verify() throws Exception {
        var got = new AtomicReference<HttpHeaders>();
        var body = new AtomicReference<String>();
        post(exchange -> {
            got.set(HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true));
            body.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, 200, "");
        });
        assertThat(body).hasValue(BODY);
        assertThat(got.get().firstValue("webhook-id")).contains(Deliveries.EVENT);
        assertThat(got.get().firstValue("content-type")).contains("application/json");
        new Webhook(secret.reveal()).verify(body.get(), got.get().map());
    }

    @Test
    void keeps_the_beginning_of_the_answer() {
        assertThat(post(exchange -> answer(exchange, 500, "no such order")).body())
                .isEqualTo("no such order");
        assertThat(post(exchange -> answer(exchange, 200, "x".repeat(FirstBytes.MAX + 1)))
                        .body())
                .hasSize(FirstBytes.MAX);
    }

    @Test
    void hangs_up_on_an_answer_without_end() {
        var outcome = post(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var endless = new byte[1 << 16];
            while (true) exchange.getResponseBody().write(endless);
        });
        assertThat(outcome).returns(200, Reply::status).returns(null, Reply::failure);
    }

    @Test
    void waits_no_longer_than_the_whole_time_out_for_an_answer() {
        assertThat(post(exchange -> await()))
                .returns("timed-out", Reply::failure)
                .returns(null, Reply::status)
                .satisfies(outcome -> assertThat(outcome.latencyMillis())
                        .isBetween(WHOLE_TIMEOUT.toMillis(), WHOLE_TIMEOUT.toMillis() * 10));
    }

    @Test
    void waits_no_longer_for_the_rest_of_an_answer() {
        var outcome = post(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await();
        });
        assertThat(outcome.failure()).isEqualTo("timed-out");
    }

    @Test
    void has_failed_when_nobody_listens() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(postTo("http://localhost:" + free + "/").failure()).isEqualTo("connection-refused");
    }

    @Test
    void has_failed_when_the_host_is_unknown() {
        assertThat(postTo("http://nowhere.invalid/").failure()).isEqualTo("host-unknown");
    }

    @Test
    void has_failed_when_the_connection_breaks() throws IOException {
        try (var rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> hangUp(rude));
            var url = "http://localhost:" + rude.getLocalPort() + "/";
            assertThat(postTo(url).failure()).isEqualTo("connection-broken");
        }
    }

    @Test
    void has_failed_when_the_other_side_speaks_no_tls() throws IOException {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerInTheClear(plain));
            var url = "https://localhost:" + plain.getLocalPort() + "/";
            assertThat(postTo(url).failure()).isEqualTo("tls-failed");
        }
    }

    private Reply post(HttpHandler handler) {
        var path = "/" + System.nanoTime();
        receiver.createContext(path, handler);
        return postTo(url(path));
    }

    private Reply postTo(String url) {
        return courier.post(new Parcel.Ready(URI.create(url), Deliveries.EVENT, BODY, secret), Instant.now());
    }

    private String url(String path) {
        return "http://localhost:" + receiver.getAddress().getPort() + path;
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hangUp(ServerSocket server) {
        try (var connection = server.accept()) {
            connection.shutdownOutput();
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hears the whole greeting first, and leaves it to the other side to hang up: either might break the connection. */
    private static void answerInTheClear(ServerSocket server) {
        try (var connection = server.accept()) {
            var hello = new DataInputStream(connection.getInputStream());
            hello.skipNBytes(TLS_RECORD_LENGTH_AT);
            hello.skipNBytes(hello.readUnsignedShort());
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            var bytes = text.getBytes(UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        }
    }
}

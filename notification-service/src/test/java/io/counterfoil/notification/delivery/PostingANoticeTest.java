package io.counterfoil.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.counterfoil.notification.endpoint.SigningSecret;
import io.counterfoil.notification.notice.Content;
import io.counterfoil.notification.sending.Carrier;
import io.counterfoil.notification.sending.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP, to a receiver on loopback that does as it likes. */
class PostingANoticeTest {
    private static final String BODY = "{\"type\":\"order.paid\"}";

    private final SigningSecret secret = SigningSecret.random(new SecureRandom());
    private final Carrier carrier = Anywhere.carrier();
    private final Courier courier = new Courier(carrier);
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.start();
    }

    @AfterEach
    void stop() {
        carrier.close();
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
        assertThat(post(exchange -> answer(exchange, 200, "x".repeat(Carrier.KEPT_MAX + 1)))
                        .body())
                .hasSize(Carrier.KEPT_MAX);
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
    void has_failed_where_the_word_that_was_asked_for_is_missing() {
        var word = Optional.of("success");
        assertThat(post(exchange -> answer(exchange, 200, "fail"), word).failure())
                .isEqualTo("success-word-missing");
        assertThat(post(exchange -> answer(exchange, 200, " success\n"), word).failure())
                .isNull();
        assertThat(post(exchange -> answer(exchange, 500, "success"), word).failure())
                .isEqualTo("status-500");
    }

    @Test
    void has_failed_where_more_may_follow_the_word_that_was_asked_for() {
        HttpHandler unfinished = exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, "success".length() + 1);
            exchange.getResponseBody().write("success".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
        assertThat(post(unfinished, Optional.of("success")).failure()).isEqualTo("connection-broken");
        assertThat(post(unfinished).failure()).isNull();
    }

    private Reply post(HttpHandler handler) {
        return post(handler, Optional.empty());
    }

    private Reply post(HttpHandler handler, Optional<String> word) {
        var path = "/" + System.nanoTime();
        receiver.createContext(path, handler);
        return postTo(url(path), word);
    }

    private Reply postTo(String url) {
        return postTo(url, Optional.empty());
    }

    private Reply postTo(String url, Optional<String> word) {
        return courier.post(
                new Parcel.Ready(URI.create(url), Deliveries.EVENT, Content.json(BODY), List.of(secret), word),
                Instant.now());
    }

    private String url(String path) {
        return "http://localhost:" + receiver.getAddress().getPort() + path;
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

package io.counterfoil.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant's server, s: takes notices, checks their signatures, and acknowledges only what is genuine. */
final class MerchantServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    /** As Standard Webhooks advises. */
    private static final Duration AGE_MAX = Duration.ofMinutes(5);

    private static final int ACKNOWLEDGED = 204;
    private static final int REFUSED = 400;

    private final HttpServer http;
    private final BlockingQueue<Notice> notices = new LinkedBlockingQueue<>();
    private volatile String secret = "";
    private volatile Duration ahead = Duration.ZERO;

    private MerchantServer(HttpServer http) {
        this.http = http;
        http.createContext("/notices", this::take);
        http.start();
    }

    static MerchantServer start() {
        try {
            return new MerchantServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/notices";
    }

    /** From here on notices are believed that this secret has signed. */
    void trust(String secret) {
        this.secret = secret;
    }

    /** The sandbox's time: where that is moved, a merchant who checks that notices are fresh moves along. */
    void setClock(Instant now) {
        ahead = Duration.between(Instant.now(), now);
    }

    /** @throws StoryBroken when no such notice comes in time; others that come meanwhile are left out */
    Notice await(Predicate<Notice> wanted, Duration wait) {
        var until = System.nanoTime() + wait.toNanos();
        try {
            for (var left = wait; left.isPositive(); left = Duration.ofNanos(until - System.nanoTime())) {
                var notice = notices.poll(left.toMillis(), MILLISECONDS);
                if (notice != null && wanted.test(notice)) return notice;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StoryBroken("the notice did not come within " + wait.toSeconds() + " s");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var id = header(exchange, "webhook-id");
            var timestamp = header(exchange, "webhook-timestamp");
            var genuine = isFresh(timestamp)
                    && WebhookSignature.verifies(secret, id, timestamp, body, header(exchange, "webhook-signature"));
            notices.add(new Notice(id, genuine, JSON.readTree(body)));
            exchange.sendResponseHeaders(genuine ? ACKNOWLEDGED : REFUSED, -1);
        }
    }

    private boolean isFresh(String timestamp) {
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        var now = Instant.now().plus(ahead);
        return Duration.between(sent, now).abs().compareTo(AGE_MAX) <= 0;
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    @Override
    public void close() {
        http.stop(0);
    }

    /** @param genuine whether the signature was Counterfoil's, and fresh */
    record Notice(String id, boolean genuine, JsonNode body) {
        boolean isAbout(String type, String order) {
            return text("/type").equals(type) && text("/data/order").equals(order);
        }

        String text(String pointer) {
            return body.at(pointer).asString("");
        }
    }
}

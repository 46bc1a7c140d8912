package io.counterfoil.order.provider.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A WeChat Pay on loopback, under a path of its own, that gives one answer to everything and keeps what it was asked. Its
 * server writes {@code Wechatpay-signature-type} and the like: the names of headers have no case.
 */
final class SmallWechat implements AutoCloseable {
    static final String BASE = "/sandbox/wechat";

    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private SmallWechat(Answering answering) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext(BASE, exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var path = exchange.getRequestURI().toString().substring(BASE.length());
            asked.add(new Asked(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body));
            answering.answer(exchange);
        });
        server.setExecutor(threads);
        server.start();
    }

    /** Signed by WeChat Pay's key at the moment of the tests. */
    static SmallWechat signing(int status, String body) {
        return answering(status, Wechat.seal(body, Wechat.NOW, Wechat.KEYS), body);
    }

    /** Signed too: one answer to closing, another to asking how the order stands. */
    static SmallWechat closing(int status, String body, int queryStatus, String queryBody) {
        return new SmallWechat(exchange -> {
            boolean closes = exchange.getRequestMethod().equals("POST");
            var said = closes ? body : queryBody;
            write(exchange, closes ? status : queryStatus, Wechat.seal(said, Wechat.NOW, Wechat.KEYS), said);
        });
    }

    static SmallWechat answering(int status, Map<String, String> headers, String body) {
        return new SmallWechat(exchange -> write(exchange, status, headers, body));
    }

    private static void write(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        try (exchange) {
            headers.forEach(exchange.getResponseHeaders()::add);
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Begins to answer, and never ends. */
    static SmallWechat hanging() {
        return new SmallWechat(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
    }

    /** Closes the connection in the middle of its answer. */
    static SmallWechat breakingOff() {
        return new SmallWechat(exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
            }
        });
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + BASE);
    }

    Queue<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    record Asked(String method, String path, Headers headers, String body) {}

    @FunctionalInterface
    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }
}

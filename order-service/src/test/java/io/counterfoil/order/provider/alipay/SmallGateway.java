package io.counterfoil.order.provider.alipay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway on loopback that gives one answer to everything and keeps what it was asked. */
final class SmallGateway implements AutoCloseable {
    private final Queue<AlipayForm> asked = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private SmallGateway(Answering answering) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/gateway.do", exchange -> {
            asked.add(AlipayForm.parse((exchange.getRequestURI().getRawQuery()
                            + "&"
                            + new String(exchange.getRequestBody().readAllBytes(), US_ASCII))
                    .getBytes(US_ASCII)));
            answering.answer(exchange);
        });
        server.setExecutor(threads);
        server.start();
    }

    static SmallGateway answering(String body) {
        return answering(200, body);
    }

    static SmallGateway answering(int status, String body) {
        return new SmallGateway(exchange -> {
            try (exchange) {
                var bytes = body.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    /** Begins to answer, and never ends. */
    static SmallGateway hanging() {
        return new SmallGateway(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
    }

    /** Closes the connection in the middle of its answer. */
    static SmallGateway breakingOff() {
        return new SmallGateway(exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
            }
        });
    }

    static String signed(String node, String response, KeyPair keys) {
        var sign = AlipaySignature.sign(response, UTF_8, keys.getPrivate());
        return "{\"%s\":%s,\"sign\":\"%s\"}".formatted(node, response, sign);
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/gateway.do");
    }

    Queue<AlipayForm> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @FunctionalInterface
    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }
}

package io.counterfoil.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.counterfoil.order.provider.alipay.AlipayForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where a merchant hears from Alipay, and what it answers. */
final class Mailbox implements AutoCloseable {
    private final List<Map<String, String>> notices = new CopyOnWriteArrayList<>();
    private final HttpServer http;
    private volatile String answer = "success";

    Mailbox() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::take);
        http.start();
    }

    String url() {
        return "http://localhost:" + http.getAddress().getPort() + "/notify";
    }

    void answer(String word) {
        answer = word;
    }

    List<Map<String, String>> notices() {
        return notices;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            notices.add(
                    AlipayForm.parse(exchange.getRequestBody().readAllBytes()).parameters());
            var bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

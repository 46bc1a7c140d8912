package io.counterfoil.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a merchant hears from WeChat Pay, and what it answers. */
final class Mailbox implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final HttpServer http;
    private volatile int status = 204;

    Mailbox() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::take);
        http.start();
    }

    record Notice(Map<String, String> headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/notify";
    }

    void answer(int otherStatus) {
        status = otherStatus;
    }

    List<Notice> notices() {
        return notices;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            notices.add(new Notice(headers, new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

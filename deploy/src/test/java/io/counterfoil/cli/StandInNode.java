package io.counterfoil.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers calls of JSON-RPC with what it was told to, one after the other, and keeps what it was asked. */
final class StandInNode implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer http;
    private final Queue<String> answers = new ArrayDeque<>();
    private final List<JsonNode> calls = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    StandInNode() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/rpc/v1", this::answer);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** @param result JSON */
    void answers(String result) {
        answers.add("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}");
    }

    /** @param error JSON */
    void fails(String error) {
        answers.add("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":" + error + "}");
    }

    /** The last one's method and parameters. */
    String lastCall() {
        var call = calls.getLast();
        return call.path("method").asString("") + call.path("params");
    }

    /** What the calls were called. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        calls.add(JSON.readTree(exchange.getRequestBody()));
        var bytes = answers.remove().getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

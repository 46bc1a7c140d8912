package io.counterfoil.bench.notify;

import com.sun.net.httpserver.HttpServer;
import io.counterfoil.bench.world.BenchBroken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Accepts every notice. */
final class Sink implements AutoCloseable {
    private static final int ACCEPTED = 204;

    private final HttpServer http;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    private Sink(HttpServer http) {
        this.http = http;
        http.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                heard.add(exchange.getRequestHeaders().getFirst("webhook-id"));
                exchange.sendResponseHeaders(ACCEPTED, -1);
            }
        });
        http.setExecutor(workers);
        http.start();
    }

    static Sink start() {
        try {
            return new Sink(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024));
        } catch (IOException e) {
            throw new BenchBroken("no sink: " + e.getMessage(), e);
        }
    }

    String url(int number) {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/" + number;
    }

    /** Notices, each once. */
    int heard() {
        return heard.size();
    }

    @Override
    public void close() {
        http.stop(0);
        workers.close();
    }
}

package io.counterfoil.bench.placeall;

import com.sun.net.httpserver.HttpServer;
import io.counterfoil.bench.measure.Door;
import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.world.BenchBroken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** A merchant's server that acknowledges whatever it is told. */
final class Sink implements AutoCloseable {
    private static final int CREATED = 201;
    private static final int ACKNOWLEDGED = 204;

    private final HttpServer http;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final LongAdder heard = new LongAdder();

    private Sink(HttpServer http) {
        this.http = http;
        http.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                heard.increment();
                exchange.sendResponseHeaders(ACKNOWLEDGED, -1);
            }
        });
        http.setExecutor(workers);
        http.start();
    }

    static Sink start() {
        try {
            return new Sink(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new BenchBroken("no sink: " + e.getMessage(), e);
        }
    }

    void hearOf(Lab lab, Shop shop) {
        var url = "http://127.0.0.1:" + http.getAddress().getPort() + "/notices";
        try {
            lab.api()
                    .post(
                            Door.of(lab, shop).key(),
                            "/v1/endpoints",
                            Map.of("url", url, "kinds", List.of("order.created", "order.paid")))
                    .require(CREATED);
        } catch (IOException e) {
            throw new BenchBroken("the lab cannot be asked: " + e.getMessage(), e);
        }
    }

    long heard() {
        return heard.sum();
    }

    @Override
    public void close() {
        http.stop(0);
        workers.close();
    }
}

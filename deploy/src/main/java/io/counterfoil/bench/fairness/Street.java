package io.counterfoil.bench.fairness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.counterfoil.bench.measure.Addressee;
import io.counterfoil.bench.measure.Lab;
import io.counterfoil.bench.measure.Shop;
import io.counterfoil.bench.world.BenchBroken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Many receivers at one address. */
final class Street implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Resident> residents = new ArrayList<>();

    private Street(HttpServer http) {
        this.http = http;
        http.setExecutor(workers);
        http.createContext("/", this::take);
        http.start();
    }

    static Street open() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return new Street(HttpServer.create(address, 1_024));
        } catch (IOException e) {
            throw new BenchBroken("no receivers: " + e.getMessage(), e);
        }
    }

    /** Each is told of a merchant's orders. */
    List<Resident> settle(Lab lab, int number, Random random) {
        IntStream.range(0, number).forEach(i -> {
            var shop = Shop.open(lab, "fair-" + i, 1);
            residents.add(new Resident(Manner.of(i), shop, random::nextBoolean));
            var url = "http://127.0.0.1:" + http.getAddress().getPort() + "/" + i;
            Addressee.tell(lab, shop, url, Manner.of(i).waitsSeconds());
        });
        return residents;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var number = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            var status = residents.get(number).hear(exchange);
            if (status == null) {
                over.await();
            } else {
                exchange.sendResponseHeaders(status, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        http.stop(0);
        workers.close();
    }
}

package io.counterfoil.bench.measure;

import io.counterfoil.bench.world.BenchBroken;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** A merchant's server with many connections, whose orders are paid at a provider that has none of RSA's cost. */
public final class Door {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private static final Pattern ID = Pattern.compile("\"id\":\"(or_[0-9a-z]+)\"");

    private final int port;
    private final String key;
    private final Shop shop;

    private Door(Lab lab, Shop shop, String key) {
        this.port = lab.port();
        this.shop = shop;
        this.key = key;
    }

    public static Door of(Lab lab, Shop shop) {
        try {
            var key = lab.api()
                    .post(lab.operatorKey(), "/v1/merchants/" + shop.merchant() + "/keys", Map.of("kind", "secret"))
                    .require(CREATED);
            return new Door(lab, shop, key.text("/key"));
        } catch (IOException e) {
            throw new BenchBroken("the lab cannot be asked: " + e.getMessage(), e);
        }
    }

    public String key() {
        return key;
    }

    public Stretch placeOrders(int callers, Duration time) {
        try (var visit = visit()) {
            return Crew.call(callers, time, visit::place);
        }
    }

    /** The same requests, to a handler that does nothing. */
    public Stretch doNothing(int callers, Duration time) {
        try (var visit = visit()) {
            return Crew.call(callers, time, visit::doNothing);
        }
    }

    /** For as many callers as there are. */
    public Visit visit() {
        return new Visit();
    }

    /** Connections of their own for those who come. */
    public final class Visit implements AutoCloseable {
        private final Connections connections = new Connections(port);
        private final String placing = KeepAlive.head("POST /v1/orders", key);
        private final String nothing = KeepAlive.head("POST /v1/bench/nothing", key);

        /** @return the order's id */
        public String place() throws IOException {
            var answer = connections.mine().exchange(placing, wish(), CREATED);
            var id = ID.matcher(answer);
            if (!id.find()) throw new BenchBroken("no order: " + answer);
            return id.group(1);
        }

        void doNothing() throws IOException {
            connections.mine().exchange(nothing, wish(), NO_CONTENT);
        }

        public void get(String path) throws IOException {
            connections.mine().exchange(KeepAlive.head("GET " + path, key), "", OK);
        }

        @Override
        public void close() {
            connections.close();
        }
    }

    private String wish() {
        var orderNo = shop.nextOrderNo();
        return "{\"orderNo\":\"" + orderNo + "\",\"goods\":\"" + shop.goods() + "\",\"quantity\":1,\"provider\":\""
                + Shop.PROVIDER + "\",\"payer\":\"" + shop.payer() + "\",\"recipient\":\"Room 1, 99 Example Road\""
                + ",\"attachment\":\"basket\",\"returnUrl\":\"https://shop.example/orders/" + orderNo + "\"}";
    }
}

package io.counterfoil;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.counterfoil.order.Shop;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider, the orders and the notices each in a process of its own; the log is all that joins them. */
class PlayingAnOrderThroughThreeProcessesTest {
    private static final Map<String, String> ONE_KEY =
            Map.of("COUNTERFOIL_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void pays_it_and_has_the_merchant_acknowledge_it() throws Exception {
        try (var server = EmbeddedPostgres.start();
                var processes = new Processes(directory, ONE_KEY);
                var merchant = new MerchantsServer()) {
            var url = server.getJdbcUrl("postgres", "postgres");
            var provider =
                    processes.start("provider", "--port", "0", "--datasource", url, "--roles", "sandbox,channel");
            var orders = processes.start(
                    "orders",
                    "--port",
                    "0",
                    "--datasource",
                    url,
                    "--roles",
                    "order",
                    "--counterfoil.alipay.gateways.sandbox=" + provider.http() + "/sandbox/alipay/gateway.do");
            var notices = processes.start("notices", "--port", "0", "--datasource", url, "--roles", "notification");
            var shop = Shop.inTheSandbox(orders.http(), provider.http(), orders.operatorKey());
            tell(notices.http(), shop.secretKey, merchant.url());

            var order = shop.place("T-1");
            shop.pay(order);

            await().atMost(PATIENCE).untilAsserted(() -> {
                var paid = shop.read(order.text("id"));
                assertThat(paid.text("state")).isEqualTo("paid");
                assertThat(paid.body().at("/delivery/acknowledged").asBoolean()).isTrue();
            });
            assertThat(merchant.heard).hasSize(2).anyMatch(text -> text.contains("order.paid"));
        }
    }

    private static void tell(String notices, String key, String url) throws IOException, InterruptedException {
        var body = "{\"url\":\"" + url + "\",\"kinds\":[\"order.created\",\"order.paid\"]}";
        var created = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(notices + "/v1/endpoints"))
                                .header("Authorization", "Bearer " + key)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(created.statusCode()).describedAs(created.body()).isEqualTo(201);
    }

    private static final class MerchantsServer implements AutoCloseable {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        MerchantsServer() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    heard.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                    exchange.sendResponseHeaders(204, -1);
                }
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}

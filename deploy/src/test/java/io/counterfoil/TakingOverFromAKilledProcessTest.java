package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.bench.world.Alipay;
import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.Books;
import io.counterfoil.bench.world.Findings;
import io.counterfoil.bench.world.Instance;
import io.counterfoil.bench.world.Ledger;
import io.counterfoil.bench.world.Merchant;
import io.counterfoil.bench.world.MerchantServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one log, both at work, and the {@code kill -9} of one. */
class TakingOverFromAKilledProcessTest {
    private static final int ORDERS = 60;
    private static final int CLIENTS = 4;
    private static final int CREATED = 201;
    private static final Duration TAKEOVER_MAX = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ONE_KEY =
            "--counterfoil.master-key=" + Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path directory;

    private final MerchantServer server = MerchantServer.start();
    private final Queue<String> placed = new ConcurrentLinkedQueue<>();
    private EmbeddedPostgres database;
    private Instance provider;
    private Instance heir;
    private Instance victim;
    private Merchant merchant;

    @BeforeEach
    void open() throws IOException {
        database = EmbeddedPostgres.start();
        provider = Instance.launch(
                directory.resolve("provider"),
                Instance.unlimited("--roles=sandbox", "--counterfoil.sandbox.time-factor=60"));
        int heirsPort = Instance.freePort();
        // Who comes first has all segments. Providers call the other one, as a load balancer would have it in the end.
        victim = node("victim", Instance.freePort(), heirsPort).awaitReady();
        heir = node("heir", heirsPort, heirsPort).awaitReady();
        provider.awaitReady();
        merchant = Merchant.open(heir.api(), heir.operatorKey(), Alipay.open(provider.api(), provider.log()));
        merchant.listen(server);
    }

    private Instance node(String name, int port, int publicPort) {
        var options = Instance.unlimited(
                "--roles=order,notification",
                "--datasource=" + database.getJdbcUrl("postgres", "postgres"),
                ONE_KEY,
                "--counterfoil.public-url=http://127.0.0.1:" + publicPort,
                "--counterfoil.alipay.gateways.sandbox=" + provider.api().base().resolve("/sandbox/alipay/gateway.do"));
        return Instance.launchAt(directory.resolve(name), port, options);
    }

    @AfterEach
    void close() throws IOException {
        victim.close();
        heir.close();
        provider.close();
        server.close();
        database.close();
    }

    @Test
    void is_over_within_15_seconds_loses_nothing_and_does_nothing_twice() throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var buying = buy(clients);
            await().atMost(PATIENCE).until(() -> placed.size() >= ORDERS / 3);
            assertThat(segmentsOf(victim)).isEqualTo(segments());
            victim.kill();
            await().atMost(TAKEOVER_MAX).until(() -> segmentsOf(heir) == segments());
            for (var one : buying) one.get();
        }
        var taken = Ledger.of(provider.api()).taken().values();
        assertThat(taken).hasSize(ORDERS);
        var findings = new Findings();
        var books = new Books(heir.log(), findings);
        await().atMost(PATIENCE).until(() -> acknowledged() == ORDERS);
        books.requireSame(taken);
        books.requireWhole();
        server.requireTold(books.paidOrders(), findings);
        assertThat(findings.kept()).isEmpty();
        assertThat(books.paidOrders()).containsExactlyInAnyOrderElementsOf(placed);
    }

    private List<? extends Future<?>> buy(ExecutorService clients) {
        return IntStream.range(0, ORDERS)
                .mapToObj(number -> clients.submit((Callable<Void>) () -> {
                    buy(number);
                    return null;
                }))
                .toList();
    }

    private void buy(int number) throws IOException {
        var order = place("T-" + number, number % 2 == 0 ? victim : heir);
        Api.exchange(
                HttpRequest.newBuilder(URI.create(order.text("/payment/url"))).build());
        provider.api()
                .post(Api.NO_KEY, "/sandbox/pay/" + order.text("/payment/attempt"), Map.of("outcome", "pay"))
                .require(200);
        placed.add(order.text("/id"));
    }

    /** Whoever gets no answer asks the other one in the same words. */
    private Answer place(String orderNo, Instance first) {
        var answers = new ConcurrentLinkedQueue<Answer>();
        await().atMost(PATIENCE).ignoreException(IOException.class).until(() -> {
            var there = answers.isEmpty() && first.isReady() ? first : heir;
            var answer = there.api().post(merchant.secretKey(), "/v1/orders", merchant.wish(orderNo));
            answers.add(answer);
            return answer.status() == CREATED;
        });
        return answers.stream()
                .filter(answer -> answer.status() == CREATED)
                .findFirst()
                .orElseThrow();
    }

    private long segments() {
        return heir.log().number("select count(*) from token_entry");
    }

    private long segmentsOf(Instance node) {
        return heir.log().number("select count(*) from token_entry where owner like ?", node.pid() + "@%");
    }

    private long acknowledged() {
        return heir.log()
                .number("select count(*) from order_list where state = 'paid' and acknowledged_at is not null");
    }
}

package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.CounterfoilTest;
import io.counterfoil.PostgresProcess;
import io.counterfoil.bench.world.Answer;
import io.counterfoil.bench.world.Api;
import io.counterfoil.bench.world.MerchantServer;
import io.counterfoil.order.Shop.Reply;
import io.counterfoil.platform.start.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** {@code deploy/bench crash} has the longer stops, under load. */
@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "counterfoil.operator-key=" + CounterfoilTest.OPERATOR_KEY)
@DirtiesContext
class StoppingPostgresForAWhileTest {
    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(16);
    private static final Duration RECOVERY_MAX = Duration.ofSeconds(90);

    @Autowired
    private JdbcClient sql;

    private final MerchantServer server = MerchantServer.start();
    private PostgresProcess postgres;
    private Shop shop;

    @BeforeEach
    void open(@Autowired Environment environment, @Autowired DataDirectory data) {
        postgres = new PostgresProcess(data);
        shop = Shops.inTheSandbox(environment);
        var endpoint = shop.post(
                shop.secretKey,
                "/v1/endpoints",
                Map.of("url", server.url(), "kinds", List.of("order.created", "order.paid")));
        server.trust(endpoint.text("secret"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void is_told_to_those_who_ask_meanwhile_and_all_goes_on_by_itself() throws IOException {
        var before = shop.place("before");
        postgres.kill();
        var end = System.nanoTime() + OUTAGE.toNanos();
        while (System.nanoTime() < end) assertRefusedClearly("meanwhile");
        postgres.start();

        await().atMost(RECOVERY_MAX).until(() -> place("meanwhile").status() == 201);
        assertThat(placings()).isEqualTo(2);
        shop.pay(before);
        await().atMost(RECOVERY_MAX).until(() -> isTold(before, "order.paid"));
        await().atMost(RECOVERY_MAX)
                .until(() -> shop.read(before.text("id"))
                        .body()
                        .at("/delivery/acknowledged")
                        .asBoolean());
        var unpaid = shop.place("meanwhile");
        shop.sandbox("POST", "/sandbox/clock", Map.of("advance", "PT2H"));
        await().atMost(RECOVERY_MAX)
                .until(() -> shop.read(unpaid.text("id")).text("state").equals("closed"));
    }

    private void assertRefusedClearly(String orderNo) throws IOException {
        var asked = System.nanoTime();
        var answer = place(orderNo);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(ANSWER_MAX);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("/code")).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    private Answer place(String orderNo) throws IOException {
        return new Api(URI.create(shop.base)).post(shop.secretKey, "/v1/orders", Shop.order(orderNo, shop.goods));
    }

    private long placings() {
        return sql.sql("select count(*) from event_log.event where name like 'order.placed/%'")
                .query(Long.class)
                .single();
    }

    private boolean isTold(Reply order, String kind) {
        return server.of(order.text("id")).stream().anyMatch(notice -> notice.genuine() && notice.is(kind));
    }
}

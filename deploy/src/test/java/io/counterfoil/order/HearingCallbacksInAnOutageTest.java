package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.counterfoil.Counterfoil;
import io.counterfoil.CounterfoilTest;
import io.counterfoil.PostgresProcess;
import io.counterfoil.order.Shop.Alipay;
import io.counterfoil.order.Shop.Reply;
import io.counterfoil.platform.start.DataDirectory;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** The database of these tests is stopped where it stands, killed, and used up. */
@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "counterfoil.operator-key=" + CounterfoilTest.OPERATOR_KEY)
@DirtiesContext
class HearingCallbacksInAnOutageTest {
    /** When a provider hangs up. */
    private static final Duration PROVIDERS_PATIENCE = Duration.ofSeconds(5);

    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final Duration RECOVERY_MAX = Duration.ofSeconds(60);
    private static final int AT_THE_SAME_MOMENT = 10;
    private static final int EVERYBODY_ELSE = 250;

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private DataDirectory data;

    private final Alipay alipay = Alipay.create();
    private Shop shop;
    private Reply order;
    private Callback message;

    @BeforeEach
    void place() {
        shop = Shops.with(environment, alipay);
        order = shop.place("O-1");
        message = Callback.of(
                alipay, alipay.paid(order.body().at("/payment/attempt").asText(), "19.90"));
    }

    @Test
    void answers_again_while_the_database_stands_still_and_takes_the_repeated_one() {
        var postgres = new PostgresProcess(data);
        postgres.pause();
        try {
            var end = System.nanoTime() + OUTAGE.toNanos();
            while (System.nanoTime() < end) assertAgain(told());
        } finally {
            postgres.resume();
        }
        assertPaidOnceWhenToldAgain();
    }

    @Test
    void answers_again_though_everybody_else_waits_for_the_database_too() throws Exception {
        var postgres = new PostgresProcess(data);
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            postgres.pause();
            try {
                var waiting = ask(others);
                await().atMost(RECOVERY_MAX).until(() -> waiting.stream().anyMatch(Future::isDone));
                for (var callback : tellAtTheSameMoment(others)) assertAgain(callback.get());
            } finally {
                postgres.resume();
            }
        }
        assertPaidOnceWhenToldAgain();
    }

    @Test
    void answers_again_while_the_database_is_gone_and_takes_the_repeated_one() {
        var postgres = new PostgresProcess(data);
        postgres.kill();
        assertAgain(told());
        postgres.start();
        assertPaidOnceWhenToldAgain();
    }

    @Test
    void answers_again_while_there_is_no_connection_left() {
        var released = new CountDownLatch(1);
        try (var greedy = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) greedy.execute(() -> hold(released));
            await().atMost(RECOVERY_MAX)
                    .until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() > 0
                            && pool.getHikariPoolMXBean().getActiveConnections() == pool.getMaximumPoolSize());
            assertAgain(told());
            released.countDown();
        }
        assertPaidOnceWhenToldAgain();
    }

    /** By a provider, who hangs up when a provider would. */
    private HttpResponse<String> told() {
        return message.send(shop.base, "alipay-wap", shop.alias, PROVIDERS_PATIENCE);
    }

    private static void assertAgain(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("fail");
    }

    private void assertPaidOnceWhenToldAgain() {
        await().atMost(RECOVERY_MAX)
                .ignoreExceptions()
                .until(() -> told().body().equals("success"));
        assertThat(told().body()).isEqualTo("success");
        await().atMost(RECOVERY_MAX)
                .until(() -> shop.read(order.text("id")).text("state").equals("paid"));
        assertThat(sql.sql(
                                "select name from event_log.event where stream = ? and name <> 'order.provider-asked/1' order by sequence")
                        .param(order.text("id"))
                        .query(String.class)
                        .list())
                .containsOnlyOnce("order.paid/1")
                .doesNotContain("order.double-payment-received/1");
        assertThat(sql.sql("select count(*) from evidence where account = ?")
                        .param(shop.alias)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private List<Future<HttpResponse<String>>> tellAtTheSameMoment(ExecutorService providers)
            throws InterruptedException {
        Callable<HttpResponse<String>> call = this::told;
        return providers.invokeAll(Collections.nCopies(AT_THE_SAME_MOMENT, call));
    }

    /** Requests that only the database can answer. */
    private List<Future<Integer>> ask(ExecutorService others) {
        var asking = new ArrayList<Future<Integer>>();
        for (int i = 0; i < EVERYBODY_ELSE; i++) {
            asking.add(others.submit(() -> shop.read(order.text("id")).status()));
        }
        return asking;
    }

    private void hold(CountDownLatch released) {
        try (var _ = pool.getConnection()) {
            released.await();
        } catch (SQLException busy) {
            hold(released);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

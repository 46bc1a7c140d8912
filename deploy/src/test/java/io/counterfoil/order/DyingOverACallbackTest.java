package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Processes;
import io.counterfoil.order.Shop.Alipay;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process is killed after it has kept a provider's message and before it was told that the payment is recorded. */
class DyingOverACallbackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> KEYS =
            Map.of("COUNTERFOIL_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));

    @TempDir
    private Path directory;

    @Test
    void leaves_a_message_that_is_kept_once_and_a_payment_that_is_recorded_when_it_is_told_again() throws Exception {
        try (var server = EmbeddedPostgres.start();
                var processes = new Processes(directory, KEYS);
                var provider = Executors.newVirtualThreadPerTaskExecutor()) {
            var sql = JdbcClient.create(server.getPostgresDatabase());
            var url = server.getJdbcUrl("postgres", "postgres");
            var first = processes.start("first", "--port", "0", "--datasource", url);
            var alipay = Alipay.create();
            var before = new Shop(first.http(), first.operatorKey(), alipay.account());
            var order = before.place("D-1");
            var message = Callback.of(
                    alipay, alipay.paid(order.body().at("/payment/attempt").asText(), "19.90"));

            try (var holding = server.getPostgresDatabase().getConnection()) {
                holding.setAutoCommit(false);
                // Nothing can be appended while everything else goes on.
                holding.createStatement().execute("lock table event_log.event in share row exclusive mode");
                var answer = tell(provider, message, before);
                await().atMost(PATIENCE).until(() -> count(sql, "evidence") == 1);
                first.process().destroyForcibly().waitFor();
                holding.rollback();
                assertThat(heard(answer))
                        .describedAs("nothing, or to come again")
                        .isNotEqualTo("success");
            }
            // Whether the payment was appended all the same is PostgreSQL's affair: what had been sent to it, it
            // finishes.

            var second = processes.start("second", "--port", "0", "--datasource", url);
            assertThat(message.send(second.http(), "alipay-wap", before.alias).body())
                    .isEqualTo("success");
            assertThat(paid(sql, order)).isOne();
            assertThat(count(sql, "evidence")).isOne();
        }
    }

    private static Future<String> tell(ExecutorService provider, Callback message, Shop shop) {
        return provider.submit(
                () -> message.send(shop.base, "alipay-wap", shop.alias).body());
    }

    private static String heard(Future<String> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException hungUp) {
            return "";
        }
    }

    private static long paid(JdbcClient sql, Shop.Reply order) {
        return count(sql, "event_log.event where name = 'order.paid/1' and stream = '" + order.text("id") + "'");
    }

    private static long count(JdbcClient sql, String what) {
        return sql.sql("select count(*) from " + what).query(Long.class).single();
    }
}

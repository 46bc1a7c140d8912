package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Processes.Running;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One database, which somebody else runs, and a process for each role. */
class RunningAsThreeProcessesTest {
    private static final Map<String, String> ONE_KEY =
            Map.of("COUNTERFOIL_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));

    @TempDir
    private Path directory;

    @Test
    void leaves_each_consumer_to_the_process_that_has_its_role() throws Exception {
        try (var server = EmbeddedPostgres.start();
                var processes = new Processes(directory, ONE_KEY)) {
            var url = server.getJdbcUrl("postgres", "postgres");
            var order = processes.start("order", "--port", "0", "--datasource", url, "--roles", "order");
            var notification =
                    processes.start("notification", "--port", "0", "--datasource", url, "--roles", "notification");
            var channel = processes.start("channel", "--port", "0", "--datasource", url, "--roles", "channel,sandbox");
            var sql = JdbcClient.create(server.getPostgresDatabase());

            await().untilAsserted(() -> {
                assertThat(followers(sql, "provider-verification")).containsExactly(name(order));
                assertThat(followers(sql, "notice-delivery")).containsExactly(name(notification));
                assertThat(followers(sql, "channel-list")).containsExactly(name(channel));
                assertThat(followers(sql, "stalled-processes"))
                        .isSubsetOf(name(order), name(notification), name(channel));
            });
            assertThat(order.get("/v1/refused-claims").statusCode()).isEqualTo(200);
            assertThat(channel.get("/v1/refused-claims").statusCode()).isEqualTo(404);
            assertThat(notification.connection()).doesNotContainKey("sandbox");
            assertThat(channel.connection()).containsKey("sandbox");
        }
    }

    private static List<String> followers(JdbcClient sql, String consumer) {
        return sql.sql("""
                select distinct split_part(owner, '@', 1) from token_entry
                 where processor_name = ? and owner is not null
                """).param(consumer).query((row, _) -> row.getString(1)).list();
    }

    private static String name(Running process) {
        return Long.toString(process.process().pid());
    }
}

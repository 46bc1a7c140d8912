package io.counterfoil;

import static io.counterfoil.PaidChannel.newChannel;
import static io.counterfoil.PaidChannel.open;
import static io.counterfoil.PaidChannel.redeem;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.counterfoil.platform.eventlog.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A newer version has been here, or somebody has written to the log: Axon would skip what it does not know. */
class MeetingAnUnknownEventTest {
    private static final Path SAMPLE = Path.of("..", "docs", "events", "process.recovered-1.json");

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"order", "channel", "notification"})
    void is_passed_by_no_consumer_of_any_role(String role) throws IOException {
        try (var process = start(role)) {
            add(process, "process.recovered/1", Files.readString(SAMPLE));
            await().atMost(30, SECONDS).until(() -> consumersAt(process, 1) == consumers(process));

            add(process, "process.teleported/1", "{}");
            add(process, "process.recovered/1", Files.readString(SAMPLE));
            await().during(2, SECONDS).atMost(5, SECONDS).until(() -> consumersAt(process, 2) == 0);
        }
    }

    @Test
    void refuses_to_decide_or_to_tell_what_cannot_be_read() {
        try (var process = start("channel")) {
            var channel = newChannel();
            process.getBean(CommandGateway.class).sendAndWait(open(channel));
            process.getBean(JdbcClient.class).sql("""
                    insert into event_log.event
                    select position + 1, stream, 1, 'channel.teleported/1', gen_random_uuid(), now(), '{}', '{}'
                      from event_log.event where stream = ?
                    """).param(channel.value()).update();

            var redeem = redeem(channel, 0, 1, 1);
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> process.getBean(CommandGateway.class).sendAndWait(redeem))
                    .withStackTraceContaining("the log holds channel.teleported/1, unknown to this version");
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> process.getBean(History.class).of(channel));
        }
    }

    private static long consumers(ConfigurableApplicationContext process) {
        return process.getBean(EventProcessingConfiguration.class)
                .eventProcessors()
                .size();
    }

    /** How many consumers have come to a position, with all their segments. */
    private static long consumersAt(ConfigurableApplicationContext process, long position) {
        return process.getBean(JdbcClient.class)
                .sql("""
                select count(*) from (
                    select processor_name from token_entry group by processor_name
                    having min((token::jsonb ->> 'globalIndex')::bigint) >= ?) as there
                """)
                .param(position)
                .query(Long.class)
                .single();
    }

    private static void add(ConfigurableApplicationContext process, String name, String payload) {
        process.getBean(JdbcClient.class).sql("""
                insert into event_log.event
                select coalesce(max(position), 0) + 1, 'st_sample', coalesce(max(position), 0), ?, gen_random_uuid(),
                       now(), ?, '{}'
                  from event_log.event
                """).params(name, payload).update();
    }

    private ConfigurableApplicationContext start(String role) {
        return new SpringApplicationBuilder(Counterfoil.class)
                .run("--counterfoil.data=" + data, "--server.port=0", "--counterfoil.roles=" + role);
    }
}

package io.counterfoil;

import static io.counterfoil.ChannelCommands.newChannel;
import static io.counterfoil.ChannelCommands.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.platform.time.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.messaging.ScopeDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeepingRolesApartTest {
    @TempDir
    private Path data;

    @Test
    void leaves_a_deadline_to_the_role_that_set_it() {
        try (var channel = start("channel")) {
            channel.getBean(CommandGateway.class).sendAndWait(open(newChannel()));
            await().until(() -> count(channel, "scheduled_task_channel") == 1);
        }
        try (var order = start("order")) {
            order.getBean(MovableClock.class).advance(Duration.ofDays(2));
            var own = order.getBean("orderDeadlines", DbSchedulerDeadlineManager.class);
            own.schedule(order.getBean(InstantSource.class).instant(), "nobodys", "payload", new Nobody());
            await().until(() -> count(order, "scheduled_task_order") == 0);

            assertThat(count(order, "scheduled_task_channel")).isOne();
            assertThat(order.getBeansOfType(DbSchedulerDeadlineManager.class)).containsOnlyKeys("orderDeadlines");
            assertThat(order.getBean(EventProcessingConfiguration.class).eventProcessors())
                    .doesNotContainKey("channel-settlement");
        }
        try (var channel = start("channel")) {
            await().until(() -> count(channel, "channel_list where settled is not null") == 1);
        }
    }

    @Test
    void has_no_clock_to_move_in_production() {
        var production = "--counterfoil.mode=production";
        var masterKey = "--counterfoil.master-key=" + "A".repeat(43) + "=";
        var operatorKey = "--counterfoil.operator-key=" + "of-nobody-else-at-all";
        try (var context = start("channel", production, masterKey, operatorKey)) {
            assertThat(context.getBeansOfType(MovableClock.class)).isEmpty();
        }
    }

    private record Nobody() implements ScopeDescriptor {
        @Override
        public String scopeDescription() {
            return "nobody";
        }
    }

    private ConfigurableApplicationContext start(String roles, String... more) {
        var fixed = Stream.of(
                "--counterfoil.data=" + data,
                "--counterfoil.roles=" + roles,
                "--counterfoil.channel.open-for=1d",
                "--server.port=0");
        return new SpringApplicationBuilder(Counterfoil.class)
                .run(Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
    }

    private static long count(ConfigurableApplicationContext context, String what) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }
}

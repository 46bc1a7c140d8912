package io.counterfoil;

import static io.counterfoil.PaidChannel.newChannel;
import static io.counterfoil.PaidChannel.open;
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
        try (var order = startWithTimers()) {
            order.getBean(CommandGateway.class).sendAndWait(open(newChannel()));
            await().until(() -> count(order, "scheduled_task_order") == 1);
        }
        try (var other = start("notification")) {
            other.getBean(MovableClock.class).advance(Duration.ofDays(2));
            var own = other.getBean("notificationDeadlines", DbSchedulerDeadlineManager.class);
            own.schedule(other.getBean(InstantSource.class).instant(), "nobodys", "payload", new Nobody());
            await().until(() -> count(other, "scheduled_task_notification") == 0);

            assertThat(count(other, "scheduled_task_order")).isOne();
            assertThat(other.getBeansOfType(DbSchedulerDeadlineManager.class))
                    .containsOnlyKeys("notificationDeadlines");
            assertThat(other.getBean(EventProcessingConfiguration.class).eventProcessors())
                    .doesNotContainKey("provider-verification");
        }
        try (var order = startWithTimers()) {
            await().until(() -> count(order, "channel_list where deposits = 1") == 1);
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

    private ConfigurableApplicationContext startWithTimers() {
        return start(new SpringApplicationBuilder(Counterfoil.class, TimedDeposit.class), "order,channel");
    }

    private ConfigurableApplicationContext start(String roles, String... more) {
        return start(new SpringApplicationBuilder(Counterfoil.class), roles, more);
    }

    private ConfigurableApplicationContext start(SpringApplicationBuilder process, String roles, String... more) {
        var fixed = Stream.of(
                "--counterfoil.data=" + data,
                "--counterfoil.roles=" + roles,
                "--test.deposit-after=1d",
                "--server.port=0");
        return process.run(Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
    }

    private static long count(ConfigurableApplicationContext context, String what) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }
}

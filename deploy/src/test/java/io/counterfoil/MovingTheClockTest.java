package io.counterfoil;

import static io.counterfoil.PaidChannel.newChannel;
import static io.counterfoil.PaidChannel.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = Counterfoil.class, properties = "test.deposit-after=12h")
@Import(TimedDeposit.class)
class MovingTheClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient sql;

    @Test
    void makes_deadlines_fire_that_are_due_by_then(@Autowired CommandGateway commands) {
        var channel = newChannel();
        commands.sendAndWait(open(channel));
        await().until(() -> deposits(channel) == 0 && timers() > 0);

        clock.advance(HOUR.multipliedBy(11));
        assertThat(deposits(channel)).isZero();
        clock.advance(HOUR.multipliedBy(2));

        await().until(() -> deposits(channel) == 1);
    }

    @Test
    void is_what_the_rules_and_the_log_go_by(@Autowired InstantSource time, @Autowired CommandGateway commands) {
        clock.advance(HOUR);
        var channel = newChannel();
        commands.sendAndWait(open(channel));

        assertThat(time).isSameAs(clock);
        assertThat(sql.sql("select recorded_at from event_log.event where stream = ?")
                        .param(channel.value())
                        .query((row, _) -> row.getTimestamp(1).toInstant())
                        .single())
                .isAfter(Instant.now().plus(HOUR.dividedBy(2)));
    }

    /** As another process does it. */
    @Test
    void is_seen_by_every_process_on_the_database() {
        var before = clock.instant();
        sql.sql("update moved_clock set ahead_millis = ahead_millis + ?")
                .param(HOUR.toMillis())
                .update();

        await().until(() -> clock.instant().isAfter(before.plus(HOUR)));
    }

    @Test
    void goes_as_far_as_the_limit() {
        assertThat(clock.advance(MovableClock.ADVANCE_MAX))
                .isAfter(Instant.now().plus(Duration.ofDays(365)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P366DT1S"})
    void is_refused_backwards_and_beyond_the_limit(Duration by) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> clock.advance(by))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("clock-advance-invalid"));
    }

    /** After the first; less than none before the channel is listed. */
    private long deposits(ChannelId channel) {
        return sql.sql("select coalesce(max(deposits), -1) from channel_list where channel = ?")
                .param(channel.value())
                .query(Long.class)
                .single();
    }

    private long timers() {
        return sql.sql("select count(*) from scheduled_task_order")
                .query(Long.class)
                .single();
    }
}

package io.counterfoil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.process.StallId;
import io.counterfoil.platform.process.Stalls;
import io.counterfoil.platform.time.MovableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = Counterfoil.class)
class AttemptingAStepTest {
    private static final String PROCESS = "testing";

    private final String subject = "xx_" + UUID.randomUUID();

    @Autowired
    private Stalls stalls;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private MovableClock clock;

    @Test
    void that_breaks_a_statement_leaves_the_callers_transaction_whole(@Autowired TransactionTemplate transaction) {
        transaction.executeWithoutResult(_ -> {
            advance(1);
            assertThat(stalls.attempt(PROCESS, subject, 0, () -> {
                        advance(1);
                        sql.sql("select no_such_column").query().listOfRows();
                    }))
                    .isPresent();
            advance(1);
        });
        assertThat(sql.sql("select ahead_millis from moved_clock")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private void advance(int millis) {
        sql.sql("update moved_clock set ahead_millis = ahead_millis + ?")
                .param(millis)
                .update();
    }

    @Test
    void that_fails_is_tried_again_later_and_later() {
        var now = clock.instant();
        assertThat(stalls.attempt(PROCESS, subject, 0, AttemptingAStepTest::fail))
                .hasValueSatisfying(retryAt -> assertThat(retryAt).isBefore(now.plusSeconds(5)));
        assertThat(stalls.attempt(PROCESS, subject, 20, AttemptingAStepTest::fail))
                .hasValueSatisfying(retryAt -> assertThat(retryAt)
                        .isAfter(now.plus(Duration.ofHours(1)).minusSeconds(1)));
    }

    @Test
    void that_succeeds_at_last_is_no_longer_listed_though_the_saga_forgot_its_failures() {
        stalls.attempt(PROCESS, subject, 0, AttemptingAStepTest::fail);
        await().until(this::isListed);

        assertThat(stalls.attempt(PROCESS, subject, 0, () -> {})).isEmpty();
        await().until(() -> !isListed());
    }

    @Test
    void that_can_not_even_be_recorded_is_tried_again_and_counted(
            @Autowired CommandBus bus, @Autowired MeterRegistry registry) {
        var broken = bus.registerDispatchInterceptor(messages -> {
            throw new IllegalStateException("no command gets through");
        });
        try (broken) {
            assertThat(stalls.attempt(PROCESS, subject, 0, AttemptingAStepTest::fail))
                    .isPresent();
        }
        assertThat(registry.get("process.stalls.unrecorded").functionCounter().count())
                .isOne();
    }

    private static void fail() {
        throw new IllegalStateException("broken");
    }

    private boolean isListed() {
        return sql.sql("select count(*) = 1 from stalled_process where stall = ?")
                .param(StallId.derive(PROCESS, subject).value())
                .query(Boolean.class)
                .single();
    }
}

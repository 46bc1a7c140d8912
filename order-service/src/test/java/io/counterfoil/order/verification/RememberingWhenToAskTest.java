package io.counterfoil.order.verification;

import static io.counterfoil.order.ordering.Orders.CLOSED;
import static io.counterfoil.order.ordering.Orders.EXPIRY;
import static io.counterfoil.order.ordering.Orders.FIRST;
import static io.counterfoil.order.ordering.Orders.NOON;
import static io.counterfoil.order.ordering.Orders.ORDER;
import static io.counterfoil.order.ordering.Orders.PLACED;
import static io.counterfoil.order.ordering.Orders.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.ProviderAsked;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RememberingWhenToAskTest {
    private static final Duration AFTER_CLOSING = Duration.ofMinutes(1);
    private static final Duration LAST_INTERVAL = Duration.ofMinutes(30);
    private static final VerificationTerms TERMS = new VerificationTerms(
            List.of(Duration.ofSeconds(5), LAST_INTERVAL), AFTER_CLOSING, Duration.ofHours(24), Duration.ofMinutes(1));

    private final EmbeddedPostgres server;
    private final JdbcClient sql;
    private final OpenVerificationProjection projection;

    RememberingWhenToAskTest() throws IOException {
        server = EmbeddedPostgres.start();
        sql = JdbcClient.create(server.getPostgresDatabase());
        projection = new OpenVerificationProjection(new OpenVerificationTable(sql, TERMS));
    }

    @BeforeAll
    void makeTheTables() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V111__order_views.sql"))
                .execute(server.getPostgresDatabase());
    }

    @AfterAll
    void stopDatabase() throws IOException {
        server.close();
    }

    @BeforeEach
    void forgetAllOrders() {
        projection.reset();
    }

    @Test
    void goes_by_the_schedule() {
        given(PLACED, STARTED, asked(1, NOON.plusSeconds(5)));
        assertThat(dueAt()).isEqualTo(EXPIRY);
    }

    @Test
    void lets_answers_from_before_closing_put_off_nothing() {
        given(PLACED, STARTED, CLOSED, asked(9, EXPIRY.plusMillis(1)));
        assertThat(dueAt()).isEqualTo(EXPIRY.plus(AFTER_CLOSING));
    }

    @Test
    void goes_on_by_the_schedule_when_it_was_asked_after_closing() {
        var asked = EXPIRY.plus(AFTER_CLOSING);
        given(PLACED, STARTED, CLOSED, asked(9, asked));
        assertThat(dueAt()).isEqualTo(asked.plus(LAST_INTERVAL));
    }

    private void given(OrderEvent... events) {
        for (var event : events) projection.on(event);
    }

    private static ProviderAsked asked(int round, Instant at) {
        return new ProviderAsked(ORDER, round, List.of(new AttemptAnswer(FIRST, Finding.UNKNOWN, "")), at);
    }

    private Instant dueAt() {
        return sql.sql("select due_at from open_verification where order_id = ?")
                .param(ORDER.value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }
}

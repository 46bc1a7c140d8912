package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweepingUpVerificationsTest extends GatedTest {
    /** As many as are swept up at once. */
    private static final int AT_ONCE = 500;

    @AfterEach
    void clear() {
        sql.sql("delete from open_verification where order_id like 'poisoned%'").update();
        sql.sql("delete from outbound_call where subject like 'poisoned%'").update();
    }

    @Test
    void leaves_alone_what_throws_and_reaches_what_is_behind_it() {
        poison();
        var order = place(ALIPAY);
        loseCallbacks(attempt(order));
        pay(attempt(order));
        await().until(() ->
                count("scheduled_task_order where convert_from(task_data, 'UTF8') like ?", "%" + id(order) + "%") == 1
                        && count("open_verification where order_id = ?", id(order)) == 1);
        sql.sql("delete from scheduled_task_order").update();

        advance("PT2M");

        awaitState(order, "paid");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(count("outbound_call where subject like ? and failures > 0", "poisoned%"))
                                .isEqualTo(AT_ONCE));
    }

    /** Overdue for years, and no orders at all: each call about them throws. */
    private void poison() {
        sql.sql("""
                insert into open_verification (order_id, expires_at, due_at)
                select 'poisoned-' || n, '2001-01-01Z', '2001-01-01Z' from generate_series(1, ?) n
                """).param(AT_ONCE).update();
    }

    private static String id(Answer order) {
        return order.at("/id");
    }

    private long count(String what, String parameter) {
        return sql.sql("select count(*) from " + what)
                .param(parameter)
                .query(Long.class)
                .single();
    }
}

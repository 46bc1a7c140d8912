package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class SweepingUpDeliveriesTest {
    private final Receiver receiver = new Receiver();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private MovableClock clock;

    @AfterEach
    void close() {
        sql.sql("delete from delivery_list where event = 'poisoned'").update();
        sql.sql("delete from outbound_call where cause = 'poisoned'").update();
        receiver.close();
    }

    @Test
    void lets_what_fails_wait_and_reaches_what_is_behind_it() {
        poison(500);
        var shop = new Shop(context);
        var web = new Web(context, shop.key);
        receiver.answers(500);
        web.post("/v1/endpoints", """
                {"url":"%s","kinds":["order.created"]}""".formatted(receiver.url()));
        shop.place("A-1001");
        await().until(() -> web.get("/v1/deliveries").at("/items/0/attempts").equals("1"));

        loseTimers();
        clock.advance(Duration.ofMinutes(2));

        await().until(() -> web.get("/v1/deliveries").at("/items/0/state").equals("delivered"));
        assertThat(sql.sql("select count(*) from outbound_call where cause = 'poisoned' and due_at = '2100-01-01Z'")
                        .query(Long.class)
                        .single())
                .isEqualTo(500);
    }

    /** Long before it would be swept up. */
    @Test
    void leaves_what_was_set_aside_to_its_call() {
        var shop = new Shop(context);
        var web = new Web(context, shop.key);
        receiver.answers(500);
        web.post("/v1/endpoints", """
                {"url":"%s","kinds":["order.created"]}""".formatted(receiver.url()));
        shop.place("A-1001");
        await().until(() -> web.get("/v1/deliveries").at("/items/0/attempts").equals("1"));
        loseTimers();
        clock.advance(Duration.ofSeconds(30));

        sql.sql("insert into outbound_call (kind, subject, due_at) values ('deliver-notice', ?, '2001-01-01Z')")
                .param(web.get("/v1/deliveries").at("/items/0/id"))
                .update();

        await().until(() -> web.get("/v1/deliveries").at("/items/0/state").equals("delivered"));
        await().until(() -> sql.sql("select count(*) from outbound_call where due_at = '2001-01-01Z'")
                        .query(Long.class)
                        .single()
                == 0);
    }

    /** Again where sagas are just being stored: those lock the tables in another order. */
    private void loseTimers() {
        await().ignoreException(PessimisticLockingFailureException.class).until(() -> {
            sql.sql("truncate scheduled_task_notification, saga_entry, association_value_entry")
                    .update();
            return true;
        });
    }

    /** As many deliveries as are swept up at once, overdue for years, whose calls fail and wait. */
    private void poison(int deliveries) {
        sql.sql("""
                insert into outbound_call (kind, subject, due_at, failures, cause)
                select 'deliver-notice', 'dl_' || lpad(n::text, 26, '0'), '2100-01-01Z', 12, 'poisoned'
                  from generate_series(1, ?) n
                """).param(deliveries).update();
        sql.sql("""
                insert into delivery_list (delivery, position, merchant, endpoint, sequence, about, kind, event, ordered,
                                           state, attempts, next_at, open_since, created_at)
                select 'dl_' || lpad(n::text, 26, '0'), -n, 'me', 'ep', n, 'or', 'order.created', 'poisoned', false, 'waiting', 1,
                       '2001-01-01Z', '2001-01-01Z', '2001-01-01Z'
                  from generate_series(1, ?) n
                """).param(deliveries).update();
    }
}

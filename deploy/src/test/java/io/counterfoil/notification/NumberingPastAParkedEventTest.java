package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.platform.eventlog.ParkedLetters;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@NotificationTest
class NumberingPastAParkedEventTest {
    private final Receiver held = new Receiver();
    private final Receiver other = new Receiver();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ParkedLetters parked;

    private Shop shop;
    private EndpointId endpoint;

    @BeforeEach
    void open() {
        shop = new Shop(context);
        endpoint = shop.listen(held.url(), "order.created");
        shop.listen(other.url(), "order.created");
    }

    @AfterEach
    void close() {
        heal();
        held.close();
        other.close();
    }

    @Test
    void holds_up_its_endpoint_alone_and_leaves_no_gap() {
        shop.place("first");
        await().until(() -> held.received().size() == 1 && other.received().size() == 1);
        poison();
        var orders = List.of(shop.place("second").value(), shop.place("third").value());
        await().until(() -> other.received().size() == 3);
        await().until(() -> waitingLetters() == 2);
        assertThat(held.received()).hasSize(1);

        heal();
        parked.retryNow("delivery-list");
        await().until(() -> held.received().size() == 3);
        assertThat(sql.sql("select about from delivery_list where endpoint = ? and sequence > 1 order by sequence")
                        .param(endpoint.value())
                        .query(String.class)
                        .list())
                .isEqualTo(orders);
        assertThat(sql.sql("select sequence from delivery_list where endpoint = ? order by position")
                        .param(endpoint.value())
                        .query(Long.class)
                        .list())
                .containsExactly(1L, 2L, 3L);
    }

    /** No number comes after it. */
    private void poison() {
        sql.sql("""
                insert into delivery_list (delivery, position, merchant, endpoint, sequence, kind, event, ordered, state,
                                           attempts, created_at)
                values ('poison', -4711, 'me', ?, ?, 'order.created', 'poison', false, 'delivered', 1, now())
                """).params(endpoint.value(), Long.MAX_VALUE).update();
    }

    private void heal() {
        sql.sql("delete from delivery_list where delivery = 'poison'").update();
    }

    private long waitingLetters() {
        return sql.sql("select count(*) from dead_letter_entry where processing_group = 'delivery-list'")
                .query(Long.class)
                .single();
    }
}

package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@NotificationTest
class KeepingNoticesInOrderTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(7);

    private final Receiver receiver = new Receiver();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MovableClock clock;

    private Shop shop;
    private Web web;

    @BeforeEach
    void open() {
        shop = new Shop(context);
        web = new Web(context, shop.key);
        shop.listenInOrder(receiver.url(), "order.created", "order.paid");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void holds_back_the_order_whose_notice_fails_and_no_other() {
        receiver.answers(500);
        var held = shop.place("A-1");
        await().until(() -> attempts(held).equals(List.of("1")));
        shop.pay(held);
        var other = shop.place("A-2");
        shop.pay(other);
        await().until(() -> told(other).equals(List.of("order.created", "order.paid")));
        await().until(() -> attempts(held).equals(List.of("1", "0")));

        clock.advance(LONGEST_INTERVAL);
        await().until(() -> told(held).equals(List.of("order.created", "order.created", "order.paid")));
    }

    @Test
    void goes_on_when_one_is_exhausted() {
        receiver.alwaysAnswers(500);
        var order = shop.place("A-1");
        await().until(() -> attempts(order).equals(List.of("1")));
        shop.pay(order);
        for (int attempt = 1; attempt <= 16; attempt++) {
            var made = Integer.toString(attempt);
            await().until(() -> attempts(order).getFirst().equals(made));
            if (attempt == 15) receiver.answers(500);
            if (attempt == 15) receiver.alwaysAnswers(200);
            clock.advance(LONGEST_INTERVAL);
        }
        await().until(() -> attempts(order).equals(List.of("16", "1")));
        assertThat(told(order)).hasSize(17).last().isEqualTo("order.paid");
    }

    @Test
    void loses_nothing_with_every_timer(@Autowired JdbcClient sql) {
        receiver.answers(500);
        var order = shop.place("A-1");
        await().until(() -> attempts(order).equals(List.of("1")));
        shop.pay(order);
        await().until(() -> attempts(order).equals(List.of("1", "0")));
        sql.sql("truncate scheduled_task_notification, saga_entry, association_value_entry, due_notice")
                .update();
        clock.advance(Duration.ofMinutes(2));
        await().until(() -> told(order).equals(List.of("order.created", "order.created", "order.paid")));
    }

    /** Of the order's deliveries, the first one first. */
    private List<String> attempts(OrderId order) {
        return web.get("/v1/deliveries?order=" + order)
                .json()
                .at("/items")
                .valueStream()
                .map(delivery -> delivery.at("/attempts").asString())
                .toList()
                .reversed();
    }

    private List<String> told(OrderId order) {
        return receiver.received().stream()
                .map(notice -> JSON.readTree(notice.body()))
                .filter(notice -> notice.at("/data/order").asString().equals(order.value()))
                .map(notice -> notice.at("/type").asString())
                .toList();
    }
}

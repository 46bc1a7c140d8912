package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For as long as it asks in {@code Retry-After}. */
@NotificationTest
class LeavingAnEndpointAloneTest {
    private static final int ASKED_SECONDS = 600;
    private static final Duration NEARLY = Duration.ofSeconds(ASKED_SECONDS - 60);
    private static final Duration A_LITTLE_LATER = Duration.ofSeconds(ASKED_SECONDS / 10 + 60);

    private final Receiver busy = new Receiver();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient sql;

    private Shop shop;
    private Web web;
    private EndpointId endpoint;
    private OrderId first;

    @BeforeEach
    void ask() {
        shop = new Shop(context);
        web = new Web(context, shop.key);
        endpoint = shop.listen(busy.url(), "order.created");
        busy.asksToBeLeftAlone(ASKED_SECONDS);
        first = shop.place("first");
        await().until(() -> listed(first, "/items/0/attempts").equals("1"));
    }

    @AfterEach
    void close() {
        busy.close();
    }

    @Test
    void is_done_by_all_of_its_notices() {
        var second = shop.place("second");
        awaitNothingDue(second);
        clock.advance(NEARLY);
        var third = shop.place("third");
        awaitNothingDue(third);
        assertThat(busy.received()).hasSize(1);

        clock.advance(A_LITTLE_LATER);
        await().until(() -> busy.received().size() == 4);
        for (var order : new OrderId[] {first, second, third}) {
            await().until(() -> listed(order, "/items/0/state").equals("delivered"));
        }
    }

    @Test
    void ends_when_its_owner_changes_it() {
        web.put("/v1/endpoints/" + endpoint, """
                {"url":"%s","kinds":["order.created","order.paid"]}""".formatted(busy.url()));
        await().until(() -> resting() == 0);
        var second = shop.place("second");
        await().until(() -> listed(second, "/items/0/state").equals("delivered"));
    }

    @Test
    void is_not_asked_by_the_address_that_it_had_before() {
        try (var before = new Receiver()) {
            shop = new Shop(context);
            web = new Web(context, shop.key);
            endpoint = shop.listen(before.url(), "order.created");
            before.asksToBeLeftAlone(ASKED_SECONDS);
            before.does(this::moveToTheOtherAddress);
            var late = shop.place("late");
            await().until(() -> listed(late, "/items/0/attempts").equals("1"));

            assertThat(resting()).isZero();
            var next = shop.place("next");
            await().until(() -> listed(next, "/items/0/state").equals("delivered"));
        }
    }

    /** Until all have heard of it. */
    private void moveToTheOtherAddress() {
        sql.sql("insert into resting_endpoint values (?, '2001-01-01Z')")
                .param(endpoint.value())
                .update();
        web.put("/v1/endpoints/" + endpoint, """
                {"url":"%s","kinds":["order.created"]}""".formatted(busy.url()));
        await().pollInterval(Duration.ofMillis(10)).until(() -> resting() == 0);
    }

    /** It was looked at, and left alone. */
    private void awaitNothingDue(OrderId order) {
        await().until(() -> listed(order, "/items/0/state").equals("waiting"));
        await().until(() -> sql.sql("select count(*) from due_notice where endpoint = ?")
                        .param(endpoint.value())
                        .query(Long.class)
                        .single()
                == 0);
    }

    private long resting() {
        return sql.sql("select count(*) from resting_endpoint where endpoint = ?")
                .param(endpoint.value())
                .query(Long.class)
                .single();
    }

    private String listed(OrderId order, String pointer) {
        return web.get("/v1/deliveries?order=" + order).at(pointer);
    }
}

package io.counterfoil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.notification.Receiver.Received;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import io.counterfoil.platform.time.MovableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@NotificationTest
class TellingAMerchantTest {
    /** More than the first interval of the schedule with its jitter. */
    private static final Duration FIRST_INTERVAL = Duration.ofSeconds(17);

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
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void happens_for_an_order_that_was_placed_and_paid() throws Exception {
        var secret = endpoint("\"order.created\",\"order.paid\"");
        var order = shop.place("A-1001");
        await().until(() -> receiver.received().size() == 1);
        shop.pay(order);
        await().until(() -> receiver.received().size() == 2);

        var created = receiver.received().getFirst();
        var paid = receiver.received().getLast();
        assertThat(created.isSignedWith(secret)).isTrue();
        assertThat(paid.isSignedWith(secret)).isTrue();
        assertThat(data(created, "/type")).isEqualTo("order.created");
        assertThat(data(paid, "/type")).isEqualTo("order.paid");
        assertThat(data(paid, "/data/order")).isEqualTo(order.value());
        assertThat(data(paid, "/data/payer")).isEqualTo("15705420001");
        assertThat(data(paid, "/data/attachment")).isEqualTo("xxxxxx");
        assertThat(data(paid, "/data/transaction")).isEqualTo("2026010122001");
        await().untilAsserted(() -> assertThat(listed(order, "/items/0/state")).isEqualTo("delivered"));
    }

    @Test
    void reaches_an_endpoint_created_just_before_the_order() {
        for (int i = 1; i <= 5; i++) {
            int orders = i;
            web.post("/v1/endpoints", """
                    {"url":"%s","kinds":["order.created"]}""".formatted(receiver.url() + i));
            shop.place("A-" + i);
            await().until(() -> receiver.received().size() == orders * (orders + 1) / 2);
        }
    }

    @Test
    void reaches_the_endpoint_of_the_goods_alone_where_they_have_one() {
        endpoint("\"order.created\"");
        try (var own = new Receiver()) {
            web.post("/v1/endpoints", """
                    {"url":"%s","kinds":["order.created"],"goods":"%s"}""".formatted(own.url(), shop.lamp));
            var order = shop.place("A-1001");
            await().until(() -> own.received().size() == 1);
            await().untilAsserted(
                            () -> assertThat(listed(order, "/items/0/state")).isEqualTo("delivered"));
            assertThat(web.get("/v1/deliveries").json().at("/items").size()).isOne();
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void is_tried_again_after_a_failure_with_the_same_id_and_a_fresh_signature() throws Exception {
        receiver.answers(500);
        var secret = endpoint("\"order.created\"");
        var order = shop.place("A-1001");
        await().untilAsserted(
                        () -> assertThat(listed(order, "/items/0/attempts")).isEqualTo("1"));
        clock.advance(FIRST_INTERVAL);
        await().until(() -> receiver.received().size() == 2);

        var first = receiver.received().getFirst();
        var second = receiver.received().getLast();
        assertThat(second.isSignedWith(secret)).isTrue();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
        assertThat(Long.parseLong(second.header("webhook-timestamp")))
                .isGreaterThan(Long.parseLong(first.header("webhook-timestamp")));
        await().untilAsserted(() -> assertThat(listed(order, "/items/0/state")).isEqualTo("delivered"));
        var log = seen(order).json().at("/log");
        assertThat(log.at("/0/failure").asString()).isEqualTo("status-500");
        assertThat(log.at("/0/status").asInt()).isEqualTo(500);
        assertThat(log.at("/1/status").asInt()).isEqualTo(204);
    }

    @Test
    void waits_no_longer_than_the_time_out() {
        receiver.answers(Receiver.SILENCE);
        endpoint("\"order.created\"");
        var order = shop.place("A-1001");
        await().untilAsserted(
                        () -> assertThat(listed(order, "/items/0/attempts")).isEqualTo("1"));
        assertThat(seen(order).at("/log/0/failure")).isEqualTo("timed-out");
        assertThat(seen(order).json().at("/log/0/status").isMissingNode()).isTrue();
    }

    @Test
    void says_nothing_of_a_payer_who_was_forgotten(@Autowired KeyRing keys) {
        receiver.answers(500);
        endpoint("\"order.created\"");
        var order = shop.place("A-1001");
        await().untilAsserted(
                        () -> assertThat(listed(order, "/items/0/attempts")).isEqualTo("1"));
        keys.forget(Owner.payer(shop.merchant, "15705420001"));
        clock.advance(FIRST_INTERVAL);
        await().until(() -> receiver.received().size() == 2);
        assertThat(receiver.received().getFirst().body()).contains("15705420001", "xxxxxx");
        assertThat(receiver.received().getLast().body()).contains("A-1001").doesNotContain("15705420001", "xxxxxx");
    }

    @Test
    void is_given_up_when_the_endpoint_is_disabled_meanwhile() {
        receiver.answers(500);
        endpoint("\"order.created\"");
        var order = shop.place("A-1001");
        await().untilAsserted(
                        () -> assertThat(listed(order, "/items/0/attempts")).isEqualTo("1"));
        web.post("/v1/endpoints/" + listed(order, "/items/0/endpoint") + "/disable", "");
        clock.advance(FIRST_INTERVAL);
        await().untilAsserted(() -> assertThat(listed(order, "/items/0/state")).isEqualTo("exhausted"));
        assertThat(seen(order).at("/unsent")).isEqualTo("endpoint-disabled");
        assertThat(seen(order).at("/attempts")).isEqualTo("1");
        assertThat(receiver.received()).hasSize(1);
        var again = web.post("/v1/deliveries/" + listed(order, "/items/0/id") + "/redeliver", "");
        assertThat(again.at("/code")).isEqualTo("endpoint-disabled");
    }

    @Test
    void happens_once_more_when_the_merchant_asks() {
        endpoint("\"order.created\"");
        var order = shop.place("A-1001");
        await().untilAsserted(() -> assertThat(listed(order, "/items/0/state")).isEqualTo("delivered"));
        var again = web.post("/v1/deliveries/" + listed(order, "/items/0/id") + "/redeliver", "");
        assertThat(again.status()).isEqualTo(202);
        await().until(() -> receiver.received().size() == 2);
        assertThat(receiver.received().getLast().header("webhook-id"))
                .isEqualTo(receiver.received().getFirst().header("webhook-id"));
        await().untilAsserted(() -> assertThat(seen(order).at("/state")).isEqualTo("delivered"));
        assertThat(seen(order).json().at("/log").size()).isEqualTo(2);
    }

    @Test
    void outlives_the_loss_of_every_timer_and_saga(@Autowired JdbcClient sql) {
        receiver.answers(500);
        endpoint("\"order.created\"");
        var order = shop.place("A-1001");
        await().until(() -> sql.sql("select count(*) from scheduled_task_notification")
                        .query(Long.class)
                        .single()
                > 0);
        sql.sql("truncate scheduled_task_notification, saga_entry, association_value_entry")
                .update();
        clock.advance(Duration.ofMinutes(2));
        await().untilAsserted(() -> assertThat(listed(order, "/items/0/state")).isEqualTo("delivered"));
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void is_measured(@Autowired MeterRegistry meters) {
        endpoint("\"order.paid\"");
        var order = shop.place("A-1001");
        shop.pay(order);
        await().untilAsserted(() -> assertThat(listed(order, "/items/0/state")).isEqualTo("delivered"));
        assertThat(meters.get("counterfoil.notices.attempts")
                        .tag("kind", "order.paid")
                        .counter()
                        .count())
                .isPositive();
        assertThat(meters.get("counterfoil.notices.delivered")
                        .tag("kind", "order.paid")
                        .counter()
                        .count())
                .isPositive();
        assertThat(meters.get("counterfoil.notices.in.flight").gauge().value()).isZero();
        assertThat(meters.get("counterfoil.notices.oldest.undelivered").gauge().value())
                .isNotNegative();
    }

    private String endpoint(String kinds) {
        var answer = web.post("/v1/endpoints", """
                {"url":"%s","kinds":[%s]}""".formatted(receiver.url(), kinds));
        assertThat(answer.status()).isEqualTo(201);
        return answer.at("/secret");
    }

    private String listed(OrderId order, String pointer) {
        return web.get("/v1/deliveries?order=" + order).at(pointer);
    }

    private Web.Answer seen(OrderId order) {
        return web.get("/v1/deliveries/" + listed(order, "/items/0/id"));
    }

    private static String data(Received notice, String pointer) {
        return new JsonMapper().readTree(notice.body()).at(pointer).asString();
    }
}

package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.order.Shop.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@CounterfoilTest
class VerifyingOrdersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient sql;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shops.inTheSandbox(environment);
    }

    @Test
    void finds_a_payment_whose_callback_was_lost() {
        var order = shop.place("V-1");
        loseCallbacks(order);
        shop.pay(order);
        assertThat(state(order)).isEqualTo("awaiting-payment");

        advance("PT5S");

        await().atMost(PATIENCE).until(() -> state(order).equals("paid"));
    }

    @Test
    void is_possible_at_once_for_the_server_and_for_the_front_end() {
        var order = shop.place("V-2");
        loseCallbacks(order);
        assertThat(verify(shop.secretKey, order).text("state")).isEqualTo("awaiting-payment");
        shop.pay(order);
        assertThat(verify(order.text("clientToken"), order).text("state")).isEqualTo("paid");
        assertThat(verify(shop.secretKey, order).text("state")).isEqualTo("paid");
    }

    @Test
    void closes_what_nobody_paid_at_the_provider_and_then_here() {
        var order = shop.place("V-3");
        shop.open(order);

        advance("PT31M");

        await().atMost(PATIENCE).until(() -> state(order).equals("closed"));
        assertThat(events(order)).endsWith("order.attempt-closed/1", "order.closed/1");
        await().untilAsserted(() -> assertThat(sql.sql("select count(*) from open_verification where order_id = ?")
                        .param(order.text("id"))
                        .query(Long.class)
                        .single())
                .isZero());
        var late = shop.sandbox("POST", "/sandbox/pay/" + attempt(order), Map.of("outcome", "pay"));
        assertThat(late.status())
                .describedAs("the provider takes no money any more")
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void needs_no_timer_to_find_an_order_in_the_end() {
        var order = shop.place("V-4");
        loseCallbacks(order);
        shop.pay(order);
        await().until(() -> timers(order) == 1
                && sql.sql("select count(*) from open_verification where order_id = ?")
                                .param(order.text("id"))
                                .query(Long.class)
                                .single()
                        == 1);
        sql.sql("delete from scheduled_task_order").update();
        assertThat(timers(order)).isZero();

        advance("PT2M");

        await().atMost(PATIENCE).until(() -> state(order).equals("paid"));
    }

    @Test
    void finds_a_payment_that_came_after_the_merchant_had_closed_the_order() {
        var order = shop.place("V-7");
        shop.post(shop.secretKey, "/v1/orders/" + order.text("id") + "/close", Map.of());
        assertThat(state(order)).isEqualTo("closed");

        loseCallbacks(order);
        shop.pay(order);
        advance("PT2M");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(events(order)).contains("order.late-payment-received/1"));
        assertThat(shop.read(order.text("id")).body().at("/owed").size()).isOne();
    }

    @Test
    void is_tried_in_another_way_under_another_number() {
        var order = shop.place("V-8");
        var same = shop.post(
                shop.secretKey, "/v1/orders/" + order.text("id") + "/attempts", Map.of("provider", "alipay-wap"));
        assertThat(attempt(same)).isEqualTo(attempt(order));

        shop.enter(Shop.Alipay.create().account());
        var other = shop.post(
                shop.secretKey, "/v1/orders/" + order.text("id") + "/attempts", Map.of("provider", "alipay-wap"));
        assertThat(attempt(other)).endsWith("02");
        assertThat(other.body().at("/attempts").size()).isEqualTo(2);
    }

    @Test
    void lets_the_merchant_close_an_order_but_not_one_that_is_paid() {
        var open = shop.place("V-5");
        var closed = shop.post(shop.secretKey, "/v1/orders/" + open.text("id") + "/close", Map.of());
        assertThat(closed.text("state")).isEqualTo("closed");
        assertThat(closed.body().at("/closed/reason").asText()).isEqualTo("merchant");

        var paid = shop.place("V-6");
        loseCallbacks(paid);
        shop.pay(paid);
        var refused = shop.post(shop.secretKey, "/v1/orders/" + paid.text("id") + "/close", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("order-paid");
        assertThat(state(paid)).describedAs("found on the way to closing").isEqualTo("paid");
    }

    private Reply verify(String key, Reply order) {
        return shop.post(key, "/v1/orders/" + order.text("id") + "/verify", Map.of());
    }

    private void loseCallbacks(Reply order) {
        shop.open(order);
        shop.sandbox("PUT", "/sandbox/faults/" + attempt(order), Map.of("faults", List.of("lost-callback")));
    }

    private void advance(String time) {
        assertThat(shop.sandbox("POST", "/sandbox/clock", Map.of("advance", time))
                        .status())
                .isLessThan(300);
    }

    private static String attempt(Reply order) {
        return order.body().at("/payment/attempt").asText();
    }

    private String state(Reply order) {
        return shop.read(order.text("id")).text("state");
    }

    private long timers(Reply order) {
        return sql.sql("select count(*) from scheduled_task_order where convert_from(task_data, 'UTF8') like ?")
                .param("%" + order.text("id") + "%")
                .query(Long.class)
                .single();
    }

    private List<String> events(Reply order) {
        return sql
                .sql("select name from event_log.event where stream = ? order by sequence")
                .param(order.text("id"))
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }
}

package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.order.Shop.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@CounterfoilTest
class PlacingOrdersTest {
    private static final int AT_THE_SAME_MOMENT = 16;

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
    void answers_with_all_that_a_front_end_needs_to_pay() {
        var order = shop.post(shop.publishableKey, "/v1/orders", wish("A-1", Map.of("attachment", "xxxxxx")));

        assertThat(order.status()).isEqualTo(201);
        assertThat(order.text("state")).isEqualTo("awaiting-payment");
        assertThat(order.body().at("/total").toString()).isEqualTo("{\"amount\":\"1990\",\"asset\":\"CNY/2\"}");
        assertThat(order.body().at("/payment/kind").asText()).isEqualTo("redirect");
        assertThat(order.body().at("/payment/url").asText()).contains("alipay.trade.wap.pay");
        assertThat(order.body().has("payer"))
                .describedAs("a front end is told nothing about people")
                .isFalse();
        var seenByFrontEnd = shop.get(order.text("clientToken"), "/v1/orders/" + order.text("id"));
        assertThat(seenByFrontEnd.text("orderNo")).isEqualTo("A-1");
        var seenByServer = shop.read(order.text("id"));
        assertThat(seenByServer.text("payer")).isEqualTo("15705420001");
        assertThat(seenByServer.text("attachment")).isEqualTo("xxxxxx");
    }

    @Test
    void many_times_at_the_same_moment_gives_one_order_and_as_many_identical_answers() throws Exception {
        var answers = new ArrayList<Reply>();
        try (var callers = Executors.newFixedThreadPool(AT_THE_SAME_MOMENT)) {
            Callable<Reply> place = () -> shop.place("A-2");
            for (Future<Reply> answer : callers.invokeAll(java.util.Collections.nCopies(AT_THE_SAME_MOMENT, place))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Reply::status).containsOnly(201);
        assertThat(answers.stream().map(Reply::body).distinct()).hasSize(1);
        assertThat(events(answers.getFirst().text("id")))
                .containsExactly("order.placed/1", "order.attempt-started/1", "order.payment-prepared/1");
    }

    @Test
    void again_with_other_content_is_refused_and_names_the_field() {
        shop.place("A-3");
        var other = shop.post(shop.secretKey, "/v1/orders", wish("A-3", Map.of("quantity", 3)));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("order-differs");
        assertThat(other.body().at("/errors/0/pointer").asText()).isEqualTo("/quantity");
    }

    @Test
    void keeps_the_price_that_the_order_met() {
        var first = shop.place("A-4");
        shop.send(
                "PUT",
                shop.secretKey,
                "/v1/goods/" + shop.goods + "/price",
                Map.of("price", Map.of("amount", "1", "asset", "CNY/2")));
        shop.post(shop.secretKey, "/v1/goods/" + shop.goods + "/deactivate", Map.of());

        assertThat(shop.place("A-4").body()).isEqualTo(first.body());
        assertThat(shop.place("A-5").text("code")).isEqualTo("goods-inactive");
    }

    @Test
    void in_the_older_style_is_the_same() {
        var modern = shop.place("A-6");
        var older = shop.post(
                shop.secretKey,
                "/v1/create_order",
                Map.of(
                        "order_no", "A-6",
                        "goods_id", shop.goods,
                        "quantity", 2,
                        "provider", "alipay-wap",
                        "payer", "15705420001"));
        assertThat(older).isEqualTo(modern);
    }

    @ParameterizedTest
    @CsvSource({
        "quantity, 0, quantity-invalid",
        "quantity, 10001, quantity-invalid",
        "goods, gd_00000000000000000000000000, goods-unknown",
        "goods, nonsense, goods-unknown",
        "provider, wechat-h5, provider-account-missing",
        "expiresIn, PT59S, expires-in-invalid",
        "expiresIn, P7DT1S, expires-in-invalid",
        "expiresIn, tomorrow, expires-in-invalid",
        "returnUrl, javascript:alert(1), return-url-invalid",
        "payer, '', field-required",
        "orderNo, 'a b', order-no-invalid"
    })
    void is_refused_with_the_field_at_fault(String field, String value, String code) {
        var refused = shop.post(shop.secretKey, "/v1/orders", wish("A-7", Map.of(field, value(field, value))));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo(code);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/" + field);
    }

    @ParameterizedTest
    @CsvSource({"quantity, 10000", "expiresIn, PT1M", "expiresIn, P7D"})
    void is_possible_up_to_the_limit(String field, String value) {
        var order = shop.post(shop.secretKey, "/v1/orders", wish("A-8-" + value, Map.of(field, value(field, value))));
        assertThat(order.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"orderNo, 64", "payer, 128", "recipient, 512", "attachment, 1024"})
    void takes_texts_up_to_their_limit_and_not_one_character_more(String field, int length) {
        var fits = shop.post(shop.secretKey, "/v1/orders", wish("A-9-" + field, Map.of(field, "x".repeat(length))));
        var tooLong =
                shop.post(shop.secretKey, "/v1/orders", wish("A-9-" + field, Map.of(field, "x".repeat(length + 1))));
        assertThat(fits.status()).isEqualTo(201);
        assertThat(tooLong.status()).isEqualTo(422);
    }

    @Test
    void shows_the_order_as_it_was_at_any_position() {
        var order = shop.place("A-10").text("id");
        var positions = sql.sql("select position from event_log.event where stream = ? order by sequence")
                .param(order)
                .query(Long.class)
                .list();
        assertThat(shop.read(order + "?asOf=" + positions.getFirst()).status())
                .describedAs("placed, and nothing tried yet")
                .isEqualTo(200);
        assertThat(shop.read(order + "?asOf=" + positions.get(1)).text("state")).isEqualTo("placed");
        assertThat(shop.read(order + "?asOf=" + positions.get(2)).text("state")).isEqualTo("awaiting-payment");
        assertThat(shop.read(order + "?asOf=1970-01-01T00:00:00Z").status()).isEqualTo(404);
    }

    private static Object value(String field, String value) {
        return field.equals("quantity") ? Integer.valueOf(value) : value;
    }

    private Map<String, Object> wish(String orderNo, Map<String, Object> changes) {
        var order = Shop.order(orderNo, shop.goods);
        order.putAll(changes);
        return order;
    }

    private List<String> events(String order) {
        return sql
                .sql("select name from event_log.event where stream = ? order by sequence")
                .param(order)
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }
}

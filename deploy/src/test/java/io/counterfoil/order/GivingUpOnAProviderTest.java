package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.CounterfoilTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody listens where the provider should be. */
@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "counterfoil.operator-key=" + CounterfoilTest.OPERATOR_KEY,
            "counterfoil.alipay.gateways.sandbox=http://127.0.0.1:9/gateway.do",
            "counterfoil.wechat.gateways.sandbox=http://127.0.0.1:9"
        })
class GivingUpOnAProviderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient sql;

    @Test
    void is_loud_and_waits_for_a_person() {
        var shop = Shops.inTheSandbox(environment);
        var order = shop.place("G-1").text("id");
        var now = shop.post(shop.secretKey, "/v1/orders/" + order + "/verify", Map.of());
        assertThat(now.status()).isEqualTo(503);
        assertThat(now.text("code")).isEqualTo("provider-undecided");

        shop.sandbox("POST", "/sandbox/clock", Map.of("advance", "PT25H"));

        await().atMost(PATIENCE).until(() -> givenUp(shop, order));
        assertThat(shop.read(order).text("state"))
                .describedAs("what is not known closes nothing")
                .isEqualTo("awaiting-payment");

        var rounds = events(order, "order.provider-asked/1");
        shop.post(shop.operatorKey, "/v1/orders/" + order + "/verification/resume", Map.of());
        await().atMost(PATIENCE).until(() -> events(order, "order.provider-asked/1") > rounds);
        assertThat(events(order, "order.verification-given-up/1"))
                .describedAs("who resumes it wants it asked for as long as before")
                .isOne();
        shop.sandbox("POST", "/sandbox/clock", Map.of("advance", "PT23H"));
        await().atMost(PATIENCE).until(() -> events(order, "order.provider-asked/1") > rounds + 1);
        assertThat(events(order, "order.verification-given-up/1")).isOne();

        shop.sandbox("POST", "/sandbox/clock", Map.of("advance", "PT2H"));
        await().atMost(PATIENCE).until(() -> events(order, "order.verification-given-up/1") == 2);
    }

    @Test
    void tells_those_who_ask_nothing_of_what_went_wrong_in_here() {
        var shop = Shops.inTheSandbox(environment);
        var order = shop.place("G-2").text("id");
        var undecided = shop.post(shop.secretKey, "/v1/orders/" + order + "/verify", Map.of());
        assertThat(undecided.text("detail")).isEqualTo("the provider has not said whether it is paid: ask again");

        var path = "/v1/merchants/" + shop.merchant + "/providers/" + Wechat.PROVIDER;
        shop.send("PUT", shop.operatorKey, path, Wechat.create().account());
        var wish = Shop.order("G-3", shop.goods);
        wish.put("provider", Wechat.PROVIDER);
        wish.put("payerAddress", "203.0.113.7");
        assertThat(shop.post(shop.publishableKey, "/v1/orders", wish).text("detail"))
                .isEqualTo("no answer: ask again with the same order number");
    }

    private long events(String order, String name) {
        return sql.sql("select count(*) from event_log.event where stream = ? and name = ?")
                .params(order, name)
                .query(Long.class)
                .single();
    }

    private static boolean givenUp(Shop shop, String order) {
        var items = shop.get(shop.operatorKey, "/v1/verifications?givenUp=true")
                .body()
                .at("/items");
        for (var item : items) if (item.get("order").asText().equals(order)) return true;
        return false;
    }
}

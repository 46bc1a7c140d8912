package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.CounterfoilTest;
import io.counterfoil.Http;
import io.counterfoil.order.Shop.Alipay;
import io.counterfoil.order.Shop.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** One merchant's gateway takes requests and never answers; another merchant's is the sandbox. */
@SpringBootTest(
        classes = Counterfoil.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "counterfoil.operator-key=" + CounterfoilTest.OPERATOR_KEY,
            "counterfoil.providers.account-calls-max=8",
            "counterfoil.providers.answer-within=2s",
            "counterfoil.providers.circuit.calls=12"
        })
@Import(Http.class)
class LettingAProviderHangTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FRONT_ENDS_PATIENCE = Duration.ofSeconds(5);
    private static final int ORDERS = 30;
    private static final int CALLS_LOOKED_AT = 12;

    /** The half of the room of an account. */
    private static final int IN_THE_BACKGROUND_MAX = 4;

    private static final SilentGateway GATEWAY = new SilentGateway();

    private static final DeadEnd WECHAT = new DeadEnd();

    @DynamicPropertySource
    static void hang(DynamicPropertyRegistry properties) {
        properties.add("counterfoil.wechat.gateways.production", WECHAT::address);
        properties.add("counterfoil.alipay.gateways.production", GATEWAY::address);
    }

    @AfterAll
    static void close() {
        GATEWAY.close();
        WECHAT.close();
    }

    @Autowired
    private Environment environment;

    @Autowired
    private Http http;

    @Test
    void costs_the_others_nothing_and_ends_when_it_answers_again() {
        var alipay = Alipay.create();
        var hanging = Shops.with(environment, inProduction(alipay));
        var orders = IntStream.range(0, ORDERS)
                .mapToObj(i -> hanging.place("H-" + i).text("id"))
                .toList();
        advance("PT5S");
        await().atMost(PATIENCE).until(() -> health(hanging).at("/underWay").asInt() == IN_THE_BACKGROUND_MAX);

        anotherMerchantIsServed();
        assertThat(hanging.place("H-more").status())
                .describedAs("to prepare a payment with Alipay calls nobody")
                .isEqualTo(201);
        assertThat(health(hanging).at("/underWay").asInt())
                .describedAs("so many places and no more are theirs")
                .isLessThanOrEqualTo(IN_THE_BACKGROUND_MAX);

        isLeftAlone(hanging, orders.getFirst());

        GATEWAY.mend(alipay);
        advance("PT31S");
        await().atMost(PATIENCE).until(() -> verify(hanging, orders.getFirst()).status() == 200);
        await().atMost(PATIENCE)
                .until(() -> health(hanging).at("/state").asString().equals("closed"));
    }

    /** Preparing takes 2.5 s and no more; the rest is for a machine that is busy. */
    @Test
    void keeps_no_front_end_waiting_and_may_be_asked_again_with_the_same_number() {
        var alipay = Alipay.create();
        var shop = Shops.with(environment, alipay);
        var account = new HashMap<>(Wechat.create().account());
        account.put("environment", "production");
        shop.send("PUT", shop.operatorKey, "/v1/merchants/" + shop.merchant + "/providers/" + Wechat.PROVIDER, account);
        var wish = Shop.order("W-1", shop.goods);
        wish.put("provider", Wechat.PROVIDER);
        wish.put("payerAddress", "203.0.113.7");
        var request = http.as(shop.publishableKey)
                .request("/v1/orders")
                .header("Content-Type", "application/json")
                .timeout(FRONT_ENDS_PATIENCE)
                .POST(BodyPublishers.ofString(new JsonMapper().writeValueAsString(wish)))
                .build();

        for (int i = 0; i < 2; i++) {
            var undecided = Http.send(request);
            assertThat(undecided.status()).isEqualTo(503);
            assertThat(undecided.at("/code")).isEqualTo("provider-undecided");
            assertThat(undecided.at("/detail")).contains("ask again with the same order number");
            assertThat(undecided.header("Retry-After")).isNotEmpty();
        }
        assertThat(shop.place("W-2").status()).describedAs("another way to pay").isEqualTo(201);
    }

    private void anotherMerchantIsServed() {
        var shop = Shops.inTheSandbox(environment);
        var paid = shop.place("S-1");
        shop.open(paid);
        shop.sandbox(
                "PUT",
                "/sandbox/faults/" + paid.body().at("/payment/attempt").asText(),
                Map.of("faults", List.of("lost-callback")));
        shop.pay(paid);
        advance("PT5S");
        await().atMost(PATIENCE).until(() -> state(shop, paid).equals("paid"));

        var verified = shop.place("S-2");
        shop.open(verified);
        assertThat(verify(shop, verified.text("id")).status()).isEqualTo(200);
        shop.post(shop.secretKey, "/v1/orders/" + verified.text("id") + "/close", Map.of());
        assertThat(state(shop, verified)).isEqualTo("closed");

        var toldOf = shop.place("S-3");
        shop.pay(toldOf);
        await("callbacks come through")
                .atMost(PATIENCE)
                .until(() -> state(shop, toldOf).equals("paid"));
    }

    private void isLeftAlone(Shop hanging, String order) {
        await().atMost(PATIENCE)
                .until(() -> health(hanging).at("/state").asString().equals("open"));
        assertThat(GATEWAY.asked.get()).isGreaterThanOrEqualTo(CALLS_LOOKED_AT);
        var asked = GATEWAY.asked.get();
        var undecided = verify(hanging, order);
        assertThat(undecided.status()).isEqualTo(503);
        assertThat(undecided.at("/code")).isEqualTo("provider-undecided");
        assertThat(undecided.at("/detail")).contains("ask again");
        assertThat(undecided.header("Retry-After")).isNotEmpty();
        assertThat(GATEWAY.asked).describedAs("no call was made").hasValue(asked);
        assertThat(http.get("/actuator/prometheus").text())
                .contains(
                        "counterfoil_provider_circuit{account=\"" + hanging.alias + "\",provider=\"alipay-wap\"} 2.0");
    }

    private JsonNode health(Shop shop) {
        return StreamSupport.stream(
                        http.get("/v1/provider-health?limit=100")
                                .json()
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(row -> row.at("/account").asString().equals(shop.alias))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private Http.Answer verify(Shop shop, String order) {
        return http.as(shop.secretKey).post("/v1/orders/" + order + "/verify");
    }

    private static String state(Shop shop, Reply order) {
        return shop.read(order.text("id")).text("state");
    }

    private static Map<String, String> inProduction(Alipay alipay) {
        var account = new HashMap<>(alipay.account());
        account.put("environment", "production");
        return account;
    }

    private void advance(String time) {
        assertThat(http.post("/sandbox/clock", "{\"advance\":\"" + time + "\"}").status())
                .isLessThan(300);
    }
}

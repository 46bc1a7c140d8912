package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.CounterfoilTest;
import io.counterfoil.order.Shop.Alipay;
import io.counterfoil.order.Shop.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@CounterfoilTest
class ReadingTheStoryOfAnOrderTest {
    private static final String PAYER = "15705420001";

    private final Alipay alipay = Alipay.create();
    private Shop shop;
    private Reply order;
    private String path;

    @BeforeEach
    void payAnOrder(@Autowired Environment environment) {
        shop = Shops.with(environment, alipay);
        var nobodyThere = Map.of("url", "http://127.0.0.1:9/", "kinds", List.of("order.paid"));
        assertThat(shop.post(shop.secretKey, "/v1/endpoints", nobodyThere).status())
                .isEqualTo(201);
        order = shop.place("T-1");
        path = "/v1/orders/" + order.text("id");
        var attempt = order.body().at("/payment/attempt").asText();
        shop.callBack(alipay.signed(alipay.paid(attempt, "0.01")));
        assertThat(shop.callBack(alipay.signed(alipay.paid(attempt, "19.90"))).body())
                .isEqualTo("success");
    }

    @Test
    void tells_its_facts_as_they_are_stored() {
        var facts = items(shop.get(shop.secretKey, path + "/events"));

        assertThat(facts)
                .extracting(fact -> fact.get("name").asText())
                .startsWith("order.placed/1", "order.attempt-started/1", "order.payment-prepared/1")
                .contains("order.paid/1");
        assertThat(facts).extracting(fact -> fact.get("sequence").asInt()).startsWith(0, 1, 2, 3);
        var placed = facts.getFirst();
        assertThat(placed.at("/data/orderNo").asText()).isEqualTo("T-1");
        assertThat(placed.at("/data/purchase/total/amount").asText()).isEqualTo("1990");
        assertThat(placed.has("position") && placed.has("recordedAt") && placed.has("id"))
                .isTrue();
    }

    @Test
    void tells_personal_data_to_the_merchants_server_alone() {
        var own = shop.get(shop.secretKey, path + "/events").body();
        assertThat(own.at("/items/0/data/buyer/payer").asText()).isEqualTo(PAYER);
        for (var key : List.of(CounterfoilTest.OPERATOR_KEY, CounterfoilTest.AUDITOR_KEY)) {
            var others = shop.get(key, path + "/events").body();
            assertThat(others.at("/items/0/data/buyer").isEmpty()).isTrue();
            assertThat(others.toString()).doesNotContain(PAYER, "\"text\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/timeline"})
    void comes_in_pages_that_give_the_whole(String what) {
        var whole = new ArrayList<>(items(shop.get(shop.secretKey, path + what)));
        var pages = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = shop.get(shop.secretKey, path + what + "?limit=2" + next).body();
            page.get("items").forEach(pages::add);
            next = page.has("next") ? "&after=" + page.get("next").asText() : "";
        } while (!next.isEmpty());

        assertThat(pages).hasSizeGreaterThanOrEqualTo(whole.size());
        assertThat(pages.subList(0, whole.size())).isEqualTo(whole);
    }

    @Test
    void goes_as_far_as_it_is_asked_to() {
        var facts = items(shop.get(shop.secretKey, path + "/events"));
        var second = facts.get(1).get("position").asText();

        assertThat(items(shop.get(shop.secretKey, path + "/events?asOf=" + second)))
                .isEqualTo(facts.subList(0, 2));
        assertThat(items(shop.get(shop.secretKey, path + "/timeline?asOf=" + second)))
                .hasSize(2);
        assertThat(shop.get(shop.secretKey, path + "/events?asOf=1").status())
                .describedAs("before it was placed")
                .isEqualTo(404);
    }

    @Test
    void tells_of_claims_and_notices_beside_its_own_events() {
        await().untilAsserted(() -> assertThat(whats()).contains("notification.delivery-failed"));

        assertThat(whats())
                .startsWith("order.placed", "order.attempt-started", "order.payment-prepared", "order.claim-refused")
                .containsSubsequence("order.paid", "notification.delivery-due", "notification.delivery-failed");
        var refused = find("order.claim-refused");
        assertThat(refused.get("story").asText()).contains("amount-mismatch");
        assertThat(refused.get("evidence").asText()).startsWith("ev_");
        var paid = find("order.paid");
        assertThat(paid.get("story").asText()).contains("alipay-wap took 19.90 CNY");
        assertThat(paid.get("providerAt").asText()).isEqualTo("2026-11-20T02:00:09Z");
        assertThat(Shop.raw(shop.base + "/v1/evidence/" + paid.get("evidence").asText(), CounterfoilTest.AUDITOR_KEY))
                .contains("trade_status=TRADE_SUCCESS");
        var failed = find("notification.delivery-failed").get("notice");
        assertThat(failed.get("attempt").asInt()).isEqualTo(1);
        assertThat(failed.get("failure").asText()).isEqualTo("connection-refused");
        assertThat(failed.get("delivery").asText()).startsWith("dl_");
        assertThat(failed.has("next")).isTrue();
    }

    @Test
    void is_in_the_order_of_the_log() {
        assertThat(items(shop.get(CounterfoilTest.AUDITOR_KEY, path + "/timeline")))
                .extracting(entry -> entry.get("position").asLong())
                .isSorted();
    }

    @Test
    void holds_nothing_personal() {
        assertThat(shop.get(shop.secretKey, path + "/timeline").body().toString())
                .doesNotContain(PAYER, "2088102122524333");
    }

    private List<String> whats() {
        return items(shop.get(shop.secretKey, path + "/timeline?limit=100")).stream()
                .map(entry -> entry.get("what").asText())
                .toList();
    }

    private JsonNode find(String what) {
        return items(shop.get(shop.secretKey, path + "/timeline?limit=100")).stream()
                .filter(entry -> entry.get("what").asText().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> items(Reply page) {
        assertThat(page.status()).describedAs(page.body().toString()).isEqualTo(200);
        return StreamSupport.stream(page.body().get("items").spliterator(), false)
                .toList();
    }
}

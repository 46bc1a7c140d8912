package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.notification.Receiver;
import io.counterfoil.order.Shop.Alipay;
import io.counterfoil.order.Shop.Reply;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What a merchant hears of an order is what the order is. */
@CounterfoilTest
class TellingNobodyOfWhatIsNotPaidTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ODD = "a=b&c=%20+\"'<>\\\\{}\t# 金币礼包 🎁";

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private EventProcessingConfiguration consumers;

    private final Receiver merchant = new Receiver();
    private final Alipay alipay = Alipay.create();
    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shops.with(environment, alipay);
        listen();
    }

    private void listen() {
        shop.post(
                shop.secretKey,
                "/v1/endpoints",
                Map.of("url", merchant.url(), "kinds", List.of("order.created", "order.paid")));
    }

    @AfterEach
    void close() {
        merchant.close();
    }

    @Test
    void a_payment_for_a_closed_order_is_owed_and_not_told_as_paid() {
        shop = Shops.inTheSandbox(environment);
        listen();
        var order = shop.place("T-1");
        shop.post(shop.secretKey, "/v1/orders/" + order.text("id") + "/close", Map.of());
        assertThat(state(order)).isEqualTo("closed");

        shop.pay(order);

        await().atMost(PATIENCE).until(() -> owed(order) == 1);
        assertThat(state(order)).isEqualTo("closed");
        assertTold("order.created");
    }

    @Test
    void a_payment_of_another_amount_is_kept_for_the_auditor_and_told_to_nobody() {
        var order = shop.place("T-2");
        assertThat(pay(order, "0.01").body()).isEqualTo("success");
        assertTold("order.created");
    }

    @Test
    void a_second_payment_is_owed_and_told_once() {
        var order = shop.place("T-3");
        pay(order, "19.90");
        pay(order, "19.90");
        var twice = new TreeMap<>(alipay.paid(attempt(order), "19.90"));
        twice.put("trade_no", "another");
        tell(Callback.of(alipay, twice));
        assertThat(owed(order)).isOne();
        assertTold("order.created", "order.paid");
    }

    @Test
    void an_attachment_comes_back_as_it_was_given_whatever_is_in_it() {
        var wish = Shop.order("T-4", shop.goods);
        wish.put("attachment", ODD);
        shop.post(shop.secretKey, "/v1/orders", wish);
        await().atMost(PATIENCE).until(() -> merchant.received().size() == 1);
        assertThat(new JsonMapper()
                        .readTree(merchant.received().getFirst().body())
                        .at("/data/attachment")
                        .asString())
                .isEqualTo(ODD);
    }

    private HttpResponse<String> pay(Reply order, String yuan) {
        return tell(Callback.of(alipay, alipay.paid(attempt(order), yuan)));
    }

    private HttpResponse<String> tell(Callback message) {
        return message.send(shop.base, "alipay-wap", shop.alias);
    }

    private static String attempt(Reply order) {
        return order.body().at("/payment/attempt").asText();
    }

    private int owed(Reply order) {
        return shop.read(order.text("id")).body().at("/owed").size();
    }

    private String state(Reply order) {
        return shop.read(order.text("id")).text("state");
    }

    /** Once everything that has happened has been looked at. */
    private void assertTold(String... kinds) {
        var head = sql.sql("select max(position) from event_log.event")
                .query(Long.class)
                .single();
        await().atMost(PATIENCE)
                .until(() -> consumers
                        .eventProcessor("order-notices", StreamingEventProcessor.class)
                        .orElseThrow()
                        .processingStatus()
                        .values()
                        .stream()
                        .allMatch(segment -> segment.getCurrentPosition().orElse(-1) >= head));
        await().atMost(PATIENCE).until(() -> merchant.received().size() >= kinds.length);
        assertThat(merchant.received().stream()
                        .map(notice -> new JsonMapper()
                                .readTree(notice.body())
                                .at("/type")
                                .asString()))
                .containsExactlyInAnyOrder(kinds);
    }
}

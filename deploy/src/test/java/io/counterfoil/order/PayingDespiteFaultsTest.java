package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.counterfoil.CounterfoilTest;
import io.counterfoil.order.Shop.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Whatever the provider does wrong, an order that its payer has paid is paid in the end, once, for the whole price. */
@CounterfoilTest
@TestPropertySource(properties = "counterfoil.sandbox.silence=1s")
class PayingDespiteFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient sql;

    private Shop shop;
    private Reply order;

    @BeforeEach
    void place() {
        shop = Shops.inTheSandbox(environment);
        order = shop.place("F-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duplicate", "reordered", "stale"})
    void believes_a_notice_that_comes_oddly(String fault) {
        switchOn(fault);
        shop.pay(order);
        await().atMost(PATIENCE).until(() -> state().equals("paid"));
        await().until(() -> delivered(1));
        assertPaidOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost-callback", "late", "tampered-amount", "wrong-key"})
    void asks_when_no_notice_is_of_use(String fault) {
        switchOn(fault);
        shop.pay(order);
        await().until(() -> fault.equals("late") || deliveries() == 1);
        assertThat(state()).isEqualTo("awaiting-payment");

        advance("PT5S");
        await().atMost(PATIENCE).until(() -> state().equals("paid"));
        assertPaidOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost-callback", "wrong-key"})
    void hears_what_it_knows_already_when_the_notice_comes_right_at_last(String fault) {
        switchOn(fault);
        shop.pay(order);
        await().until(() -> deliveries() == 1);
        advance("PT5S");
        await().atMost(PATIENCE).until(() -> state().equals("paid"));

        switchOn();
        advance("PT4M");
        await().atMost(PATIENCE).until(() -> delivered(2));
        assertPaidOnce();
    }

    @Test
    void hears_late_what_it_has_asked_about_long_ago() {
        switchOn("late");
        shop.pay(order);
        advance("PT5S");
        await().atMost(PATIENCE).until(() -> state().equals("paid"));

        advance("PT31M");
        await().atMost(PATIENCE).until(() -> delivered(1));
        assertPaidOnce();
    }

    @Test
    void closes_nothing_on_an_unsigned_word_and_believes_the_late_notice() {
        switchOn("late", "unsigned-error");
        shop.pay(order);
        assertThat(verify().text("code")).isEqualTo("provider-undecided");
        advance("PT30M30S");
        assertThat(verify().text("code")).isEqualTo("provider-undecided");
        assertThat(state()).isEqualTo("awaiting-payment");

        advance("PT31S");
        await().atMost(PATIENCE).until(() -> state().equals("paid"));
        assertPaidOnce();
    }

    @Test
    void closes_nothing_on_silence_and_asks_until_it_hears() {
        switchOn("lost-callback", "timeout-after-effect");
        shop.pay(order);
        advance("PT31M");
        assertThat(verify().text("code")).isEqualTo("provider-undecided");
        assertThat(state()).isEqualTo("awaiting-payment");

        switchOn("lost-callback");
        advance("PT30M");
        await().atMost(PATIENCE).until(() -> state().equals("paid"));
        assertPaidOnce();
    }

    @Test
    void closes_here_what_was_closed_there_without_an_answer() {
        shop.open(order);
        switchOn("timeout-after-effect");
        var undecided = shop.post(shop.secretKey, path("/close"), Map.of());
        assertThat(undecided.text("code")).isEqualTo("provider-undecided");
        assertThat(state()).isEqualTo("awaiting-payment");

        switchOn();
        assertThat(shop.post(shop.secretKey, path("/close"), Map.of()).text("state"))
                .isEqualTo("closed");
        assertThat(ledger().size()).isZero();
    }

    private void switchOn(String... faults) {
        assertThat(shop.sandbox("PUT", "/sandbox/faults/" + attempt(), Map.of("faults", List.of(faults)))
                        .status())
                .isEqualTo(200);
    }

    private void advance(String time) {
        assertThat(shop.sandbox("POST", "/sandbox/clock", Map.of("advance", time))
                        .status())
                .isEqualTo(200);
    }

    private Reply verify() {
        return shop.post(shop.secretKey, path("/verify"), Map.of());
    }

    private String state() {
        return shop.read(order.text("id")).text("state");
    }

    /** As the provider sees it, and as the order does. */
    private void assertPaidOnce() {
        assertThat(ledger().size()).isOne();
        assertThat(ledger().at("/0/taken/amount").asText()).isEqualTo("1990");
        var paid = shop.read(order.text("id")).body();
        assertThat(paid.at("/paid/transaction").asText())
                .isEqualTo(ledger().at("/0/transaction").asText());
        assertThat(paid.path("owed")).isEmpty();
        assertThat(sql.sql("select count(*) from event_log.event where stream = ? and name = 'order.paid/1'")
                        .param(order.text("id"))
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private JsonNode ledger() {
        return shop.get("", "/sandbox/ledger?attempt=" + attempt()).body().path("items");
    }

    private boolean delivered(int deliveries) {
        return deliveries() == deliveries && sent().hasNonNull("deliveredAt");
    }

    private int deliveries() {
        return sent().path("deliveries").asInt();
    }

    private JsonNode sent() {
        return shop.get("", "/sandbox/notices/" + attempt()).body().path(0);
    }

    private String path(String action) {
        return "/v1/orders/" + order.text("id") + action;
    }

    private String attempt() {
        return order.body().at("/payment/attempt").asText();
    }
}

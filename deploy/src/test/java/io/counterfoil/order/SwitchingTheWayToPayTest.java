package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.Http.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwitchingTheWayToPayTest extends GatedTest {
    private static final String PLACED = "order.placed/1";
    private static final String STARTED = "order.attempt-started/1";
    private static final String CHOSEN = "order.attempt-chosen/1";
    private static final String CLOSED = "order.attempt-closed/1";

    @Test
    void closes_the_earlier_attempt_before_another_is_handed_out() {
        var first = place(ALIPAY);
        open(first);

        var second = switchTo(WECHAT, first);

        assertThat(second.status()).isEqualTo(201);
        assertThat(attempt(second)).endsWith("02");
        assertThat(second.at("/provider")).isEqualTo(WECHAT);
        assertThat(events(first)).containsExactly(PLACED, STARTED, CLOSED, STARTED);
        assertThat(pay(attempt(first)).at("/code")).isEqualTo("trade-closed");
        assertThat(evidenceOfClosing(first)).contains("alipay_trade_close_response");

        var third = switchTo(ALIPAY, first);
        assertThat(attempt(third))
                .describedAs("what is closed is not gone back to")
                .endsWith("03");
        assertThat(pay(attempt(second)).at("/code")).isEqualTo("trade-closed");
        pay(attempt(third));
        awaitState(first, "paid");
        awaitNothingLeftToAsk(first);
        assertThat(read(first).json().at("/owed").size()).isZero();
    }

    @Test
    void is_refused_where_the_earlier_attempt_turns_out_to_be_paid() {
        var order = place(ALIPAY);
        loseCallbacks(attempt(order));
        pay(attempt(order));

        var refused = switchTo(WECHAT, order);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code")).isEqualTo("order-paid");
        assertThat(events(order)).containsExactly(PLACED, STARTED, "order.paid/1");
    }

    @Test
    void holds_the_payer_up_no_longer_than_it_takes_to_ask() {
        var order = place(WECHAT);
        var hanging = GATE.call("out-trade-no/" + attempt(order));

        var second = switchTo(ALIPAY, order);

        assertThat(second.status()).isEqualTo(201);
        assertThat(events(order)).containsExactly(PLACED, STARTED, STARTED);
        hanging.release();
        awaitEvent(order, CLOSED);
        assertThat(pay(attempt(order)).at("/code")).isEqualTo("trade-closed");
        pay(attempt(second));
        awaitState(order, "paid");
        awaitNothingLeftToAsk(order);
    }

    @Test
    void leaves_what_could_not_be_closed_to_the_verification() {
        var order = place(WECHAT);
        GATE.shut("out-trade-no/" + attempt(order));
        assertThat(switchTo(ALIPAY, order).status()).isEqualTo(201);
        assertThat(events(order)).containsExactly(PLACED, STARTED, STARTED);

        GATE.open();
        advance("PT5S");

        awaitEvent(order, CLOSED);
        assertThat(pay(attempt(order)).at("/code")).isEqualTo("trade-closed");
    }

    @Test
    void goes_back_to_an_attempt_that_can_still_be_paid() {
        var first = place(ALIPAY);
        var second = switchTo(WECHAT, first);
        assertThat(events(first))
                .describedAs("what the payer never opened cannot be closed, and nobody says it was")
                .containsExactly(PLACED, STARTED, STARTED);

        var back = switchTo(ALIPAY, first);

        assertThat(back.json().at("/payment")).isEqualTo(first.json().at("/payment"));
        assertThat(events(first)).containsExactly(PLACED, STARTED, STARTED, CLOSED, CHOSEN);
        assertThat(pay(attempt(second)).at("/code")).isEqualTo("trade-closed");
        pay(attempt(back));
        awaitState(first, "paid");
        awaitNothingLeftToAsk(first);
    }

    @Test
    void goes_back_to_a_new_number_where_the_provider_has_closed_the_old_one_meanwhile() {
        var first = place(ALIPAY);
        switchTo(WECHAT, first);
        open(first);
        advance("PT5S");
        awaitEvent(first, CLOSED);

        assertThat(attempt(switchTo(ALIPAY, first))).endsWith("03");
    }

    @Test
    void under_one_key_starts_one_attempt() {
        var order = place(ALIPAY);
        open(order);
        var asked = merchant.server().once("k-1");
        var second = switchTo(WECHAT, order, asked);
        assertThat(switchTo(WECHAT, order, asked).json().at("/payment"))
                .isEqualTo(second.json().at("/payment"));
        switchTo(ALIPAY, order);

        assertThat(switchTo(WECHAT, order, asked).json().at("/attempts").size()).isEqualTo(3);
        assertThat(switchTo(ALIPAY, order, asked).at("/code")).isEqualTo("idempotency-key-reused");
        var elsewhere =
                asked.post(path(order) + "/attempts", json(Map.of("provider", WECHAT, "payerAddress", "198.51.100.1")));
        assertThat(elsewhere.at("/code")).isEqualTo("idempotency-key-reused");
        assertThat(elsewhere.at("/errors/0/pointer")).isEqualTo("/payerAddress");
    }

    @Test
    void needs_what_the_provider_has_to_know_about_the_payer_and_keeps_it_secret() {
        var unplaced = merchant.server()
                .post("/v1/orders", json(Map.of("orderNo", "A-2", "goods", goods, "provider", WECHAT, "payer", "p")));
        assertRequired(unplaced);
        assertThat(merchant.server().post("/v1/orders", wish("A-2", ALIPAY)).status())
                .describedAs("nothing was stored under the number")
                .isEqualTo(201);

        var order = place(ALIPAY);
        var unsaid = merchant.server().post(path(order) + "/attempts", json(Map.of("provider", WECHAT)));
        assertRequired(unsaid);
        assertThat(switchTo(WECHAT, order).status()).isEqualTo(201);

        var log = sql.sql("select string_agg(payload || metadata, '') from event_log.event where payload like ?")
                .param("%" + order.at("/id") + "%")
                .query(String.class)
                .single();
        assertThat(log).contains("\"address\"").doesNotContain(PAYER_ADDRESS);
    }

    @Test
    void takes_the_address_that_a_front_end_asks_from() {
        var wish = json(Map.of("orderNo", "A-3", "goods", goods, "provider", WECHAT, "payer", "p"));
        var order = merchant.front().post("/v1/orders", wish);
        assertThat(order.at("/code")).isNotEqualTo("payer-address-required");
        assertThat(order.status()).isEqualTo(201);
        assertThat(merchant.server().post("/v1/orders", wish).at("/id"))
                .describedAs("without it, it is the same order all the same")
                .isEqualTo(order.at("/id"));
    }

    private static void assertRequired(Answer refused) {
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("payer-address-required");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/payerAddress");
    }

    private String evidenceOfClosing(Answer order) {
        var evidence =
                sql.sql("""
                select payload::jsonb ->> 'evidence' from event_log.event where stream = ? and name = ? limit 1
                """).params(order.at("/id"), CLOSED).query(String.class).single();
        return http.get("/v1/evidence/" + evidence).text();
    }
}

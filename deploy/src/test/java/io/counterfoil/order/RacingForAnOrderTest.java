package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Http.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Two things that happen to an order at the same moment, each of them first. */
class RacingForAnOrderTest extends GatedTest {
    private static final String PAID = "order.paid/1";
    private static final String CLOSED = "order.closed/1";
    private static final String TWICE = "order.double-payment-received/1";
    private static final String LATE = "order.late-payment-received/1";

    @ParameterizedTest
    @ValueSource(strings = {ALIPAY, WECHAT})
    void the_payer_is_faster_than_closing(String provider) {
        var order = begun(provider);
        loseCallbacks(attempt(order));
        var closing = GATE.call("close", attempt(order));
        var closed = meanwhile(() -> close(order));
        closing.awaitArrival();

        pay(attempt(order));
        closing.release();

        assertThat(closed.join().at("/code")).isEqualTo("order-paid");
        assertThat(state(order)).isEqualTo("paid");
        assertThat(events(order)).doesNotContain(CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALIPAY, WECHAT})
    void closing_is_faster_than_the_payer(String provider) {
        var order = begun(provider);
        var closing = GATE.answerTo("close", attempt(order));
        var closed = meanwhile(() -> close(order));
        closing.awaitArrival();

        assertThat(pay(attempt(order)).at("/code")).isEqualTo("trade-closed");
        closing.release();

        assertThat(closed.join().at("/state")).isEqualTo("closed");
        awaitNothingLeftToAsk(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALIPAY, WECHAT})
    void the_payer_is_faster_than_switching(String provider) {
        var order = begun(provider);
        loseCallbacks(attempt(order));
        var closing = GATE.call("close", attempt(order));
        var switched = meanwhile(() -> switchTo(other(provider), order));
        closing.awaitArrival();

        pay(attempt(order));
        closing.release();

        assertThat(switched.join().at("/code")).isEqualTo("order-paid");
        assertThat(read(order).json().at("/attempts").size()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {ALIPAY, WECHAT})
    void switching_is_faster_than_the_payer(String provider) {
        var order = begun(provider);
        var closing = GATE.answerTo("close", attempt(order));
        var switched = meanwhile(() -> switchTo(other(provider), order));
        closing.awaitArrival();

        assertThat(pay(attempt(order)).at("/code")).isEqualTo("trade-closed");
        closing.release();

        var second = switched.join();
        assertThat(second.status()).isEqualTo(201);
        pay(attempt(second));
        awaitState(order, "paid");
        awaitNothingLeftToAsk(order);
        assertThat(owed(order)).isEmpty();
    }

    @Test
    void the_payer_pays_what_was_left_for_another_and_the_other_is_closed() {
        var first = begun(WECHAT);
        GATE.shut("out-trade-no/" + attempt(first));
        var second = switchTo(ALIPAY, first);
        open(second);

        pay(attempt(first));

        awaitState(first, "paid");
        awaitEvent(first, "order.attempt-closed/1");
        assertThat(pay(attempt(second)).at("/code")).isEqualTo("trade-closed");
        GATE.open();
        advance("PT15S");
        awaitNothingLeftToAsk(first);
        assertThat(owed(first)).isEmpty();
    }

    @Test
    void two_providers_are_paid_at_the_same_moment() {
        var first = begun(WECHAT);
        var second = withTwoOpen(first);

        var one = meanwhile(() -> pay(attempt(first)));
        var two = meanwhile(() -> pay(attempt(second)));
        one.join();
        two.join();

        awaitEvent(first, TWICE);
        assertThat(events(first)).containsOnlyOnce(PAID).containsOnlyOnce(TWICE).doesNotContain(LATE);
        awaitNothingLeftToAsk(first);
        assertThat(owed(first)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void two_providers_are_paid_one_after_the_other(boolean earlierFirst) {
        var first = begun(WECHAT);
        var second = withTwoOpen(first);
        var winner = attempt(earlierFirst ? first : second);
        var loser = attempt(earlierFirst ? second : first);

        // What else is open is closed as soon as one is paid, so the other is paid before that is known here.
        GATE.shut(earlierFirst ? "alipay.trade." : "out-trade-no/", loser);
        loseCallbacks(loser);
        pay(loser);
        pay(winner);
        awaitState(first, "paid");
        GATE.open();
        advance("PT15S");

        awaitEvent(first, TWICE);
        var owed = owed(first).getFirst();
        assertThat(owed.at("/cause").asString()).isEqualTo("double");
        assertThat(owed.at("/attempt").asString()).isEqualTo(loser);
        assertThat(owed.at("/amount/amount").asString()).isEqualTo("1999");
        assertThat(owed.at("/status").asString()).isEqualTo("open");
        assertListed(first, "double", loser);
        awaitNothingLeftToAsk(first);
    }

    @Test
    void the_callback_is_faster_than_the_answer_to_a_query() {
        var order = begun(ALIPAY);
        loseCallbacks(attempt(order));
        pay(attempt(order));
        var answer = GATE.answerTo("alipay.trade.query", attempt(order));
        var verified = meanwhile(() -> verify(order));
        answer.awaitArrival();

        http.asNobody().put("/sandbox/faults/" + attempt(order), "{\"faults\":[]}");
        advance("PT4M");
        awaitState(order, "paid");
        answer.release();

        assertThat(verified.join().at("/state")).isEqualTo("paid");
        assertThat(events(order)).containsOnlyOnce(PAID).doesNotContain(TWICE);
    }

    @Test
    void the_answer_that_nobody_has_paid_comes_after_the_callback() {
        var order = begun(ALIPAY);
        var answer = GATE.answerTo("alipay.trade.query", attempt(order));
        var closed = meanwhile(() -> close(order));
        answer.awaitArrival();

        pay(attempt(order));
        awaitState(order, "paid");
        answer.release();

        assertThat(closed.join().at("/code")).isEqualTo("order-paid");
        assertThat(events(order)).containsOnlyOnce(PAID).doesNotContain(CLOSED, TWICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALIPAY, WECHAT})
    void the_payer_is_faster_than_the_expiry(String provider) {
        var order = begun(provider);
        loseCallbacks(attempt(order));
        advance("PT29M");
        pay(attempt(order));
        advance("PT1M");

        awaitState(order, "paid");
        assertThat(events(order)).doesNotContain(CLOSED, LATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {ALIPAY, WECHAT})
    void the_expiry_is_faster_than_the_payer(String provider) {
        var order = begun(provider);
        advance("PT30M");
        assertThat(pay(attempt(order)).at("/code")).isEqualTo("trade-closed");

        awaitState(order, "closed");
        awaitNothingLeftToAsk(order);
    }

    @Test
    void a_payment_after_closing_is_owed_to_the_payer() {
        var order = place(ALIPAY);
        assertThat(close(order).at("/state"))
                .describedAs("a page that nobody has opened cannot be closed")
                .isEqualTo("closed");

        pay(attempt(order));

        awaitEvent(order, LATE);
        assertThat(state(order)).isEqualTo("closed");
        assertThat(owed(order).getFirst().at("/cause").asString()).isEqualTo("late");
        assertListed(order, "late", attempt(order));
        awaitNothingLeftToAsk(order);
    }

    @Test
    void payments_of_two_attempts_after_closing_are_both_owed() {
        var first = place(ALIPAY);
        enter(ALIPAY, http.asNobody().post("/sandbox/alipay/accounts").text());
        var second = switchTo(ALIPAY, first);
        assertThat(attempt(second)).endsWith("02");
        assertThat(close(first).at("/state")).isEqualTo("closed");

        loseCallbacks(attempt(second));
        pay(attempt(second));
        pay(attempt(first));
        awaitEvent(first, LATE);
        advance("PT1M");

        await().atMost(PATIENCE).until(() -> owed(first).size() == 2);
        assertThat(owed(first)).allMatch(owed -> owed.at("/cause").asString().equals("late"));
        awaitNothingLeftToAsk(first);
    }

    @Test
    void an_order_that_no_timer_holds_is_found_behind_many_that_cannot_be_helped() {
        var order = begun(ALIPAY);
        loseCallbacks(attempt(order));
        pay(attempt(order));
        await().until(() -> rows(order) == 1);
        sql.sql("delete from scheduled_task_order").update();
        sql.sql("""
                insert into open_verification (order_id, expires_at, due_at)
                select 'or_' || translate(substr(md5(n::text), 1, 26), 'ilou', 'abcd'), now(), '2000-01-01'
                  from generate_series(1, 1001) as n
                """).update();
        try {
            advance("PT2M");
            awaitState(order, "paid");
        } finally {
            sql.sql("delete from open_verification where due_at = '2000-01-01'").update();
        }
    }

    private long rows(Answer order) {
        return sql.sql("select count(*) from open_verification where order_id = ?")
                .param(order.at("/id"))
                .query(Long.class)
                .single();
    }

    /** An order whose payer is at the provider's page. */
    private Answer begun(String provider) {
        var order = place(provider);
        open(order);
        return order;
    }

    /** Switches to Alipay while WeChat Pay cannot be asked, so that both may be paid. */
    private Answer withTwoOpen(Answer first) {
        GATE.shut("out-trade-no/" + attempt(first));
        var second = switchTo(ALIPAY, first);
        GATE.shut("alipay.trade.", attempt(second));
        open(second);
        return second;
    }

    private static String other(String provider) {
        return provider.equals(ALIPAY) ? WECHAT : ALIPAY;
    }

    private List<JsonNode> owed(Answer order) {
        return read(order).json().at("/owed").valueStream().toList();
    }

    private void assertListed(Answer order, String cause, String attempt) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var list = merchant.server().get("/v1/owed-payments");
            assertThat(list.header("Counterfoil-Position")).isNotEqualTo("0");
            var items = list.json().at("/items").valueStream().toList();
            assertThat(items).hasSize(1);
            var line = items.getFirst();
            assertThat(line.at("/order").asString()).isEqualTo(order.at("/id"));
            assertThat(line.at("/cause").asString()).isEqualTo(cause);
            assertThat(line.at("/attempt").asString()).isEqualTo(attempt);
            assertThat(line.at("/amount/amount").asString()).isEqualTo("1999");
            assertThat(line.at("/status").asString()).isEqualTo("open");
        });
        assertThat(http.get("/v1/owed-payments").text()).contains(attempt);
    }
}

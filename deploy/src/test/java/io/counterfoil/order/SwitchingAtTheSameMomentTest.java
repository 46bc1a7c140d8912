package io.counterfoil.order;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Http.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Switching, while others switch too and providers take their time. */
class SwitchingAtTheSameMomentTest extends GatedTest {
    private static final Duration FRONT_ENDS_PATIENCE = Duration.ofSeconds(10);
    private static final String ELSEWHERE = "198.51.100.1";
    private static final String CLOSED = "order.attempt-closed/1";
    private static final String PREPARING_BY_WECHAT = "/v3/pay/transactions/h5";

    @Test
    void leaves_nothing_that_somebody_else_chose_meanwhile_to_be_paid() {
        var order = place(ALIPAY);
        open(order);
        var asking = GATE.call("alipay.trade.query", attempt(order));
        var slower = meanwhile(() -> switchTo(WECHAT, order));
        asking.awaitArrival();
        var faster = switchFrom(ELSEWHERE, order);
        asking.release();

        assertThat(faster.status()).isEqualTo(201);
        assertThat(slower.join().status()).isEqualTo(201);
        awaitClosed(order, 2);
        var current = attempt(read(order));
        IntStream.rangeClosed(1, 3)
                .mapToObj(i -> numbered(order, i))
                .filter(attempt -> !attempt.equals(current))
                .forEach(attempt -> assertThat(pay(attempt).at("/code")).isEqualTo("trade-closed"));
        pay(current);
        awaitState(order, "paid");
    }

    @Test
    void leaves_open_what_the_payer_has_gone_back_to_while_it_was_to_be_closed() {
        var first = place(WECHAT);
        open(first);
        var asking = GATE.call("GET", "out-trade-no/" + attempt(first));
        var closing = GATE.call("POST", "out-trade-no/" + attempt(first) + "/close");
        assertThat(attempt(switchTo(ALIPAY, first)))
                .describedAs("nobody waits for so long")
                .endsWith("02");

        assertThat(attempt(switchTo(WECHAT, first))).isEqualTo(attempt(first));
        asking.release();

        await().during(Duration.ofSeconds(1)).until(() -> !closing.hasArrived());
        pay(attempt(first));
        awaitState(first, "paid");
        assertThat(read(first).json().at("/owed").size()).isZero();
    }

    @Test
    void is_answered_in_time_however_long_providers_are_silent() {
        var order = place(ALIPAY);
        open(order);
        http.asNobody().put("/sandbox/faults/" + attempt(order), "{\"faults\":[\"timeout-after-effect\"]}");
        var preparing = GATE.call(PREPARING_BY_WECHAT);

        var undecided = meanwhile(() -> switchTo(WECHAT, order));

        assertThat(undecided
                        .orTimeout(FRONT_ENDS_PATIENCE.toSeconds(), SECONDS)
                        .join()
                        .at("/code"))
                .isEqualTo("provider-undecided");
        preparing.release();
        var again = switchTo(WECHAT, order);
        assertThat(again.status()).isEqualTo(201);
        assertThat(attempt(again))
                .describedAs("asked again with the same number")
                .isEqualTo(numbered(order, 2));
    }

    @Test
    void is_told_that_the_order_is_paid_where_the_provider_will_not_prepare_what_is_paid() {
        var order = place(WECHAT);
        loseCallbacks(attempt(order));
        pay(attempt(order));
        GATE.shut("out-trade-no/" + attempt(order));
        advance("PT6M");
        await().atMost(PATIENCE).until(() -> askedInVain(order));
        GATE.open();

        var again = merchant.server().post("/v1/orders", wish("A-1", WECHAT));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/state")).isEqualTo("paid");
    }

    private boolean askedInVain(Answer order) {
        return sql.sql("select count(*) from event_log.event where stream = ? and name = 'order.provider-asked/1'")
                        .param(order.at("/id"))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Answer switchFrom(String address, Answer order) {
        return merchant.server()
                .post(path(order) + "/attempts", json(Map.of("provider", WECHAT, "payerAddress", address)));
    }

    private void awaitClosed(Answer order, int attempts) {
        await().atMost(PATIENCE)
                .until(() -> events(order).stream().filter(CLOSED::equals).count() == attempts);
    }

    private static String numbered(Answer order, int number) {
        return attempt(order).replaceFirst("01$", "0" + number);
    }
}

package io.counterfoil.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Http.Answer;
import io.counterfoil.order.Shop.Alipay;
import io.counterfoil.order.provider.alipay.AlipaySignature;
import org.junit.jupiter.api.Test;

/** The callback of a payment was lost, and the merchant has given the money back in Alipay's own console. */
class FindingARefundByAskingTest extends GatedTest {
    @Test
    void is_kept_for_the_auditor_and_ends_nothing() {
        var alipay = Alipay.create();
        enter(ALIPAY, json(alipay.account()));
        var order = place(ALIPAY);
        GATE.answer(refunded(alipay, attempt(order)), "alipay.trade.query", attempt(order));

        var undecided = verify(order);

        assertThat(undecided.status()).isEqualTo(503);
        assertThat(undecided.at("/code")).isEqualTo("provider-undecided");
        assertThat(state(order)).isEqualTo("awaiting-payment");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(refusals(order).at("/items/0/code")).isEqualTo("refund-unasked"));
        var evidence = http.get("/v1/evidence/" + refusals(order).at("/items/0/evidence"));
        assertThat(evidence.text()).contains("TRADE_CLOSED", attempt(order));
    }

    private Answer refusals(Answer order) {
        return http.get("/v1/refused-claims?order=" + order.at("/id"));
    }

    private static String refunded(Alipay alipay, String attempt) {
        var node = """
                {"code":"10000","msg":"Success","out_trade_no":"%s","trade_no":"2026%s","trade_status":"TRADE_CLOSED",\
                "send_pay_date":"2026-11-20 10:00:09","total_amount":"19.99"}""".formatted(attempt, attempt);
        var sign = AlipaySignature.sign(node, UTF_8, alipay.alipay().getPrivate());
        return "{\"alipay_trade_query_response\":%s,\"sign\":\"%s\"}".formatted(node, sign);
    }
}

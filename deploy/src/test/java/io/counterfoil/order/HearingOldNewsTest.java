package io.counterfoil.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.CounterfoilTest;
import io.counterfoil.order.Shop.Alipay;
import io.counterfoil.order.Shop.Reply;
import io.counterfoil.platform.time.MovableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that come in another order than they were sent in, or again after weeks. */
@CounterfoilTest
class HearingOldNewsTest {
    private static final Duration WEEKS = Duration.ofDays(21);

    @Autowired
    private Environment environment;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient sql;

    private final Alipay alipay = Alipay.create();
    private Shop shop;
    private Reply order;

    @BeforeEach
    void place() {
        shop = Shops.with(environment, alipay);
        order = shop.place("N-1");
    }

    @Test
    void of_a_payment_again_after_weeks_changes_nothing() {
        var message = Callback.of(alipay, paid());
        assertThat(tell(message).body()).isEqualTo("success");
        var events = events();

        clock.advance(WEEKS);

        assertThat(tell(message).body()).isEqualTo("success");
        assertThat(events()).isEqualTo(events);
        assertThat(shop.read(order.text("id")).body().at("/owed").size()).isZero();
    }

    @Test
    void of_what_was_before_the_payment_takes_nothing_back() {
        tell(Callback.of(alipay, paid()));
        var before = paid();
        before.put("trade_status", "WAIT_BUYER_PAY");
        before.put("notify_id", "before");

        assertThat(tell(Callback.of(alipay, before)).body()).isEqualTo("success");
        assertThat(state()).isEqualTo("paid");
    }

    @Test
    void of_a_refund_before_the_payment_does_not_stand_in_its_way() {
        var refunded = paid();
        refunded.put("refund_fee", "19.90");
        refunded.put("gmt_refund", "2026-11-20 11:00:00");
        refunded.put("trade_status", "TRADE_CLOSED");
        assertThat(tell(Callback.of(alipay, refunded)).body()).isEqualTo("success");
        assertThat(state()).isEqualTo("awaiting-payment");

        assertThat(tell(Callback.of(alipay, paid())).body()).isEqualTo("success");
        assertThat(state()).isEqualTo("paid");
    }

    @Test
    void of_a_trade_that_timed_out_closes_nothing_here_and_hides_no_payment() {
        var closed = paid();
        closed.put("trade_status", "TRADE_CLOSED");
        closed.put("notify_id", "closed");
        assertThat(tell(Callback.of(alipay, closed)).body()).isEqualTo("success");
        assertThat(state()).isEqualTo("placed");

        tell(Callback.of(alipay, paid()));
        assertThat(state()).isEqualTo("paid");
    }

    @Test
    void by_wechat_pay_is_stale_after_five_minutes() {
        var wechat = Wechat.create();
        var alias = shop.send(
                        "PUT",
                        shop.operatorKey,
                        "/v1/merchants/" + shop.merchant + "/providers/" + Wechat.PROVIDER,
                        wechat.account())
                .text("alias");
        var message = Callback.of(wechat, wechat.paid("NOTOURS0001", 1990), clock.instant());
        assertThat(message.send(shop.base, Wechat.PROVIDER, alias).statusCode()).isEqualTo(200);

        clock.advance(WEEKS);

        assertThat(message.send(shop.base, Wechat.PROVIDER, alias).statusCode()).isEqualTo(400);
    }

    private Map<String, String> paid() {
        return new TreeMap<>(alipay.paid(order.body().at("/payment/attempt").asText(), "19.90"));
    }

    private HttpResponse<String> tell(Callback message) {
        return message.send(shop.base, "alipay-wap", shop.alias);
    }

    private String state() {
        return shop.read(order.text("id")).text("state");
    }

    private List<String> events() {
        return sql.sql("""
                select name from event_log.event
                 where stream = ? and name <> 'order.delivery-acknowledged/1' order by sequence
                """)
                .param(order.text("id"))
                .query((row, _) -> row.getString(1))
                .list();
    }
}

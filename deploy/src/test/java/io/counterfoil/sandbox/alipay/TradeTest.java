package io.counterfoil.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.sandbox.alipay.Trade.State;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TradeTest {
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    private static final Instant EXPIRY = NOON.plus(Duration.ofMinutes(30));
    private static final Trade WAITING = Trade.open(terms("T1", "app", 1999, "coins"), NOON);

    @Test
    void is_paid_once() {
        var paid = WAITING.pay(NOON);
        assertThat(paid.state()).isEqualTo(new State.Paid(NOON));
        refuses(GatewayError.TRADE_HAS_SUCCESS, () -> paid.pay(NOON));
        refuses(GatewayError.TRADE_STATUS_ERROR, () -> paid.close(NOON));
    }

    @Test
    void is_not_paid_when_closed() {
        var closed = WAITING.close(NOON);
        assertThat(closed.state()).isEqualTo(new State.Closed(NOON));
        refuses(GatewayError.TRADE_HAS_CLOSE, () -> closed.pay(NOON));
        refuses(GatewayError.TRADE_STATUS_ERROR, () -> closed.close(NOON));
    }

    @Test
    void closes_itself_at_its_expiry_and_no_earlier() {
        assertThat(WAITING.at(EXPIRY.minusNanos(1))).isEqualTo(WAITING);
        assertThat(WAITING.at(EXPIRY).state()).isEqualTo(new State.Closed(EXPIRY));
    }

    @Test
    void stays_paid_after_its_expiry() {
        var paid = WAITING.pay(NOON);
        assertThat(paid.at(EXPIRY)).isEqualTo(paid);
    }

    @Test
    void is_the_same_for_the_same_thing_at_the_same_price() {
        var terms = WAITING.terms();
        terms.requireSame(terms("T1", "app", 1999, "coins"));
        refuses(GatewayError.CONTEXT_INCONSISTENT, () -> terms.requireSame(terms("T1", "app", 2000, "coins")));
        refuses(GatewayError.CONTEXT_INCONSISTENT, () -> terms.requireSame(terms("T1", "app", 1999, "gems")));
        refuses(GatewayError.CONTEXT_INCONSISTENT, () -> terms.requireSame(terms("T1", "other", 1999, "coins")));
    }

    private static TradeTerms terms(String outTradeNo, String app, long fen, String subject) {
        return new TradeTerms(outTradeNo, app, Money.of(fen, Yuan.CNY), subject, null, null, null, null, null, EXPIRY);
    }

    private static void refuses(GatewayError error, ThrowingCallable what) {
        assertThatExceptionOfType(GatewayRefused.class)
                .isThrownBy(what)
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(error));
    }
}

package io.counterfoil.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.sandbox.wechat.Transaction.State;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    private static final Instant EXPIRY = NOON.plus(Duration.ofMinutes(30));
    private static final TransactionTerms TERMS = terms(Product.H5, 1999, EXPIRY);
    private static final Transaction WAITING = Transaction.open(TERMS, NOON);

    @Test
    void is_paid_once() {
        var paid = WAITING.pay(NOON);
        assertThat(paid.state()).isEqualTo(new State.Paid(NOON));
        refuses(ApiError.ORDER_PAID, () -> paid.pay(NOON));
        refuses(ApiError.ORDER_PAID, () -> paid.close(NOON));
        refuses(ApiError.ORDER_PAID, () -> paid.requireReentry(TERMS, NOON));
    }

    @Test
    void is_not_paid_when_closed() {
        var closed = WAITING.close(NOON);
        assertThat(closed.state()).isEqualTo(new State.Closed(NOON));
        refuses(ApiError.ORDER_CLOSED, () -> closed.pay(NOON));
        refuses(ApiError.ORDER_CLOSED, () -> closed.requireReentry(TERMS, NOON));
        assertThat(closed.close(EXPIRY)).isEqualTo(closed);
    }

    @Test
    void can_be_paid_until_its_expiry_and_is_still_not_closed_then() {
        assertThat(WAITING.pay(EXPIRY.minusNanos(1)).state()).isInstanceOf(State.Paid.class);
        refuses(ApiError.ORDER_EXPIRED, () -> WAITING.pay(EXPIRY));
        refuses(ApiError.ORDER_EXPIRED, () -> WAITING.requireReentry(TERMS, EXPIRY));
        assertThat(WAITING.close(EXPIRY).state()).isEqualTo(new State.Closed(EXPIRY));
    }

    @Test
    void may_be_asked_for_again_in_the_same_words() {
        WAITING.requireReentry(terms(Product.H5, 1999, EXPIRY), NOON);
        refuses(ApiError.OTHER_PARAMETERS, () -> WAITING.requireReentry(terms(Product.H5, 2000, EXPIRY), NOON));
        refuses(
                ApiError.OTHER_PARAMETERS,
                () -> WAITING.requireReentry(terms(Product.H5, 1999, EXPIRY.plusSeconds(1)), NOON));
        refuses(ApiError.OUT_TRADE_NO_USED, () -> WAITING.requireReentry(terms(Product.JSAPI, 1999, EXPIRY), NOON));
    }

    @Test
    void lives_from_a_minute_to_seven_days() {
        assertThat(until(NOON.plusSeconds(1))).isEqualTo(NOON.plus(Transaction.LIFE_MIN));
        assertThat(until(NOON.plus(Transaction.LIFE_MAX).plusSeconds(1))).isEqualTo(NOON.plus(Transaction.LIFE_MAX));
        assertThat(until(null)).isEqualTo(NOON.plus(Transaction.LIFE_MAX));
        assertThat(until(EXPIRY)).isEqualTo(EXPIRY);
        refuses(ApiError.PARAM_ERROR, () -> until(NOON));
    }

    @Test
    void lets_a_payer_come_for_a_while() {
        var h5 = Ticket.issue(TERMS, NOON);
        assertThat(h5.valid(NOON.plus(Ticket.H5_LIFE).minusNanos(1))).isTrue();
        assertThat(h5.valid(NOON.plus(Ticket.H5_LIFE))).isFalse();
        var jsapi = Ticket.issue(terms(Product.JSAPI, 1999, EXPIRY), NOON);
        assertThat(jsapi.validUntil()).isEqualTo(NOON.plus(Ticket.JSAPI_LIFE));
    }

    private static Instant until(@Nullable Instant timeExpire) {
        return Transaction.open(terms(Product.H5, 1999, timeExpire), NOON).payableUntil();
    }

    private static TransactionTerms terms(Product product, long fen, @Nullable Instant timeExpire) {
        return new TransactionTerms(
                "T00001",
                "1900000001",
                "wx0000000000000001",
                product,
                Money.of(fen, TransactionTerms.CNY),
                "coins",
                null,
                "http://127.0.0.1:1/notify",
                null,
                null,
                timeExpire);
    }

    private static void refuses(ApiError error, ThrowingCallable what) {
        assertThatExceptionOfType(ApiRefused.class)
                .isThrownBy(what)
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(error));
    }
}

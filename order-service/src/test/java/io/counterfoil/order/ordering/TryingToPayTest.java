package io.counterfoil.order.ordering;

import static io.counterfoil.order.Given.given;
import static io.counterfoil.order.ordering.Orders.ACCOUNT;
import static io.counterfoil.order.ordering.Orders.ALIPAY;
import static io.counterfoil.order.ordering.Orders.CLOSED;
import static io.counterfoil.order.ordering.Orders.EXPIRY;
import static io.counterfoil.order.ordering.Orders.FAILED;
import static io.counterfoil.order.ordering.Orders.FIRST;
import static io.counterfoil.order.ordering.Orders.LATER;
import static io.counterfoil.order.ordering.Orders.NOON;
import static io.counterfoil.order.ordering.Orders.ORDER;
import static io.counterfoil.order.ordering.Orders.PAID;
import static io.counterfoil.order.ordering.Orders.PLACED;
import static io.counterfoil.order.ordering.Orders.PREPARED;
import static io.counterfoil.order.ordering.Orders.SECOND;
import static io.counterfoil.order.ordering.Orders.STARTED;
import static io.counterfoil.order.ordering.Orders.WECHAT;
import static io.counterfoil.order.ordering.Orders.parameters;
import static io.counterfoil.order.ordering.Orders.prepared;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.AttemptStarted;
import io.counterfoil.order.ordering.OrderCommand.RecordPreparationRefused;
import io.counterfoil.order.ordering.OrderCommand.RecordPrepared;
import io.counterfoil.order.ordering.OrderCommand.StartAttempt;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TryingToPayTest {
    private static final Order RULES = new Order();
    private static final AttemptStarted ANOTHER =
            new AttemptStarted(ORDER, new Attempt(SECOND, WECHAT, ACCOUNT), null, LATER);

    @Test
    void waits_for_the_payer_once_the_provider_is_ready() {
        given(RULES, PLACED, STARTED).when(ready(FIRST, EXPIRY, NOON)).then(PREPARED);
    }

    @Test
    void is_prepared_once_however_many_ask_at_the_same_moment() {
        given(RULES, PLACED, STARTED, PREPARED).when(ready(FIRST, EXPIRY, NOON)).thenNothing();
    }

    @Test
    void is_renewed_under_the_same_number_when_what_it_takes_has_expired() {
        var shortLived = prepared(FIRST, LATER, NOON);
        given(RULES, PLACED, STARTED, shortLived)
                .when(ready(FIRST, EXPIRY, LATER.minusMillis(1)))
                .thenNothing();
        given(RULES, PLACED, STARTED, shortLived)
                .when(ready(FIRST, EXPIRY, LATER))
                .then(prepared(FIRST, EXPIRY, LATER));
    }

    @Test
    void is_over_when_the_order_is_paid_or_closed() {
        given(RULES, PLACED, STARTED, PAID).when(ready(FIRST, EXPIRY, LATER)).thenNothing();
        given(RULES, PLACED, STARTED, CLOSED).when(ready(FIRST, EXPIRY, LATER)).thenNothing();
    }

    @Test
    void fails_the_order_when_the_provider_refuses() {
        given(RULES, PLACED, STARTED).when(refused(FIRST)).then(FAILED);
    }

    @Test
    void fails_nothing_when_only_a_renewal_is_refused() {
        given(RULES, PLACED, STARTED, PREPARED).when(refused(FIRST)).thenNothing();
    }

    @Test
    void in_another_way_is_a_new_number() {
        given(RULES, PLACED, STARTED, PREPARED).when(start(WECHAT, LATER)).then(ANOTHER);
        given(RULES, PLACED, STARTED, FAILED).when(start(WECHAT, LATER)).then(ANOTHER);
    }

    @Test
    void in_the_same_way_is_the_same_attempt_unless_the_provider_refused_it() {
        given(RULES, PLACED, STARTED, PREPARED).when(start(ALIPAY, LATER)).thenNothing();
        given(RULES, PLACED, STARTED, FAILED)
                .when(start(ALIPAY, LATER))
                .then(new AttemptStarted(ORDER, new Attempt(SECOND, ALIPAY, ACCOUNT), null, LATER));
    }

    @Test
    void is_refused_once_the_order_is_over() {
        given(RULES, PLACED, STARTED, PAID).when(start(WECHAT, LATER)).thenRefused("order-paid");
        given(RULES, PLACED, STARTED, CLOSED).when(start(WECHAT, LATER)).thenRefused("order-closed");
        given(RULES, PLACED, STARTED).when(start(WECHAT, EXPIRY)).thenRefused("order-expired");
        given(RULES, PLACED, STARTED)
                .when(start(WECHAT, EXPIRY.minusNanos(1)))
                .then(new AttemptStarted(ORDER, new Attempt(SECOND, WECHAT, ACCOUNT), null, EXPIRY.minusNanos(1)));
    }

    @Test
    void has_a_limit() {
        given(RULES, attempts(Order.ATTEMPTS_MAX - 1))
                .when(start(ALIPAY, LATER))
                .then(attempt(Order.ATTEMPTS_MAX));
        given(RULES, attempts(Order.ATTEMPTS_MAX)).when(start(WECHAT, LATER)).thenRefused("attempts-exhausted");
    }

    /** One attempt with Alipay, one with WeChat, and so on in turn. */
    private static OrderEvent[] attempts(int count) {
        var started = IntStream.rangeClosed(1, count).mapToObj(TryingToPayTest::attempt);
        return Stream.concat(Stream.of(PLACED), started).toArray(OrderEvent[]::new);
    }

    private static AttemptStarted attempt(int number) {
        var provider = number % 2 == 1 ? ALIPAY : WECHAT;
        return new AttemptStarted(ORDER, new Attempt(AttemptNo.of(ORDER, number), provider, ACCOUNT), null, LATER);
    }

    private static RecordPrepared ready(AttemptNo attempt, Instant validUntil, Instant now) {
        return new RecordPrepared(ORDER, attempt, parameters(validUntil), now);
    }

    private static RecordPreparationRefused refused(AttemptNo attempt) {
        return new RecordPreparationRefused(ORDER, attempt, FAILED.code(), FAILED.detail(), LATER);
    }

    private static StartAttempt start(String provider, Instant now) {
        return new StartAttempt(ORDER, new Way(provider, ACCOUNT, null), now);
    }
}

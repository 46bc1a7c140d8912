package io.counterfoil.order.ordering;

import static io.counterfoil.order.Given.given;
import static io.counterfoil.order.ordering.Orders.ALIPAY;
import static io.counterfoil.order.ordering.Orders.BY_ALIPAY;
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
import static io.counterfoil.order.ordering.Orders.closed;
import static io.counterfoil.order.ordering.Orders.parameters;
import static io.counterfoil.order.ordering.Orders.pay;
import static io.counterfoil.order.ordering.Orders.prepared;
import static io.counterfoil.order.ordering.Orders.started;

import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.order.ordering.OrderCommand.RecordPreparationRefused;
import io.counterfoil.order.ordering.OrderCommand.RecordPrepared;
import io.counterfoil.order.ordering.OrderCommand.StartAttempt;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TryingToPayTest {
    private static final Order RULES = new Order();

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
    void is_over_when_its_provider_has_closed_it() {
        given(RULES, PLACED, STARTED, closed(FIRST))
                .when(ready(FIRST, EXPIRY, LATER))
                .thenNothing();
        given(RULES, PLACED, STARTED, closed(FIRST)).when(refused(FIRST)).thenNothing();
    }

    @Test
    void fails_nothing_while_it_can_be_paid_whatever_the_provider_refuses() {
        var shortLived = prepared(FIRST, LATER.plusMillis(1), NOON);
        given(RULES, PLACED, STARTED, shortLived).when(refused(FIRST)).thenNothing();
    }

    @Test
    void fails_the_order_when_what_it_takes_has_expired_and_the_provider_will_not_renew_it() {
        var shortLived = prepared(FIRST, LATER, NOON);
        given(RULES, PLACED, STARTED, shortLived).when(refused(FIRST)).then(FAILED);
        given(RULES, PLACED, STARTED, shortLived, FAILED)
                .when(new StartAttempt(ORDER, BY_ALIPAY, null, 1, LATER))
                .then(started(SECOND, ALIPAY));
        given(RULES, PLACED, STARTED, shortLived, FAILED)
                .when(pay("tx-1", 1990))
                .then(PAID);
    }

    private static RecordPrepared ready(AttemptNo attempt, Instant validUntil, Instant now) {
        return new RecordPrepared(ORDER, attempt, parameters(validUntil), now);
    }

    private static RecordPreparationRefused refused(AttemptNo attempt) {
        return new RecordPreparationRefused(ORDER, attempt, FAILED.code(), FAILED.detail(), LATER);
    }
}

package io.counterfoil.order.ordering;

import static io.counterfoil.order.Given.given;
import static io.counterfoil.order.ordering.Orders.ACCOUNT;
import static io.counterfoil.order.ordering.Orders.ALIPAY;
import static io.counterfoil.order.ordering.Orders.ANOTHER;
import static io.counterfoil.order.ordering.Orders.BY_ALIPAY;
import static io.counterfoil.order.ordering.Orders.BY_WECHAT;
import static io.counterfoil.order.ordering.Orders.CLOSED;
import static io.counterfoil.order.ordering.Orders.EXPIRY;
import static io.counterfoil.order.ordering.Orders.FAILED;
import static io.counterfoil.order.ordering.Orders.FIRST;
import static io.counterfoil.order.ordering.Orders.LATER;
import static io.counterfoil.order.ordering.Orders.ORDER;
import static io.counterfoil.order.ordering.Orders.PAID;
import static io.counterfoil.order.ordering.Orders.PLACED;
import static io.counterfoil.order.ordering.Orders.PREPARED;
import static io.counterfoil.order.ordering.Orders.SECOND;
import static io.counterfoil.order.ordering.Orders.STARTED;
import static io.counterfoil.order.ordering.Orders.WECHAT;
import static io.counterfoil.order.ordering.Orders.closed;
import static io.counterfoil.order.ordering.Orders.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.AttemptChosen;
import io.counterfoil.kernel.order.OrderEvent.AttemptStarted;
import io.counterfoil.kernel.order.OrderEvent.OrderFailed;
import io.counterfoil.kernel.order.PayerDetails;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.order.Given;
import io.counterfoil.order.ordering.OrderCommand.StartAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoosingAWayToPayTest {
    private static final Order RULES = new Order();
    private static final AttemptNo THIRD = AttemptNo.of(ORDER, 3);
    private static final AttemptChosen FIRST_AGAIN =
            new AttemptChosen(ORDER, STARTED.attempt(), true, null, null, LATER);

    @Test
    void that_is_another_is_a_new_number() {
        given(RULES, PLACED, STARTED, PREPARED).when(choose(BY_WECHAT, 1)).then(ANOTHER);
        given(RULES, PLACED, STARTED, FAILED).when(choose(BY_WECHAT, 1)).then(ANOTHER);
    }

    @Test
    void that_is_the_same_is_the_same_attempt_unless_the_provider_refused_or_closed_it() {
        given(RULES, PLACED, STARTED, PREPARED).when(choose(BY_ALIPAY, 1)).thenNothing();
        given(RULES, PLACED, STARTED, FAILED).when(choose(BY_ALIPAY, 1)).then(started(SECOND, ALIPAY));
        given(RULES, PLACED, STARTED, PREPARED, closed(FIRST))
                .when(choose(BY_ALIPAY, 1))
                .then(started(SECOND, ALIPAY));
    }

    @Test
    void that_is_an_earlier_one_is_the_earlier_attempt_while_it_can_be_paid() {
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER)
                .when(choose(BY_ALIPAY, 2))
                .then(FIRST_AGAIN);
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER, closed(FIRST))
                .when(choose(BY_ALIPAY, 2))
                .then(started(THIRD, ALIPAY));
    }

    @Test
    void that_is_an_earlier_one_heals_an_order_whose_later_attempt_was_refused() {
        var refused = new OrderFailed(ORDER, SECOND, "closed-shop", "no", LATER);
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER, refused)
                .when(choose(BY_ALIPAY, 2))
                .then(FIRST_AGAIN);
        var healed = RULES.replay(List.of(PLACED, STARTED, PREPARED, ANOTHER, refused, FIRST_AGAIN));
        assertThat(healed).isInstanceOf(OrderState.AwaitingPayment.class);
    }

    @Test
    void with_another_account_is_a_new_number() {
        given(RULES, PLACED, STARTED, PREPARED)
                .when(choose(new Way(ALIPAY, "account-2", null), 1))
                .then(new AttemptStarted(ORDER, new Attempt(SECOND, ALIPAY, "account-2"), null, null, LATER));
    }

    @Test
    void of_a_payer_who_is_elsewhere_by_now_is_a_new_number() {
        var wifi = new Way(WECHAT, ACCOUNT, new PayerDetails(new Encrypted("k1", "wifi"), null));
        var mobile = new Way(WECHAT, ACCOUNT, new PayerDetails(new Encrypted("k1", "mobile"), null));
        var there = new AttemptStarted(ORDER, ANOTHER.attempt(), wifi.payer(), null, LATER);
        var moved = new AttemptStarted(ORDER, new Attempt(THIRD, WECHAT, ACCOUNT), mobile.payer(), null, LATER);
        given(RULES, PLACED, STARTED, PREPARED, there).when(choose(wifi, 2)).thenNothing();
        given(RULES, PLACED, STARTED, PREPARED, there).when(choose(mobile, 2)).then(moved);
        given(RULES, PLACED, STARTED, PREPARED, there, moved)
                .when(choose(wifi, 3))
                .then(new AttemptChosen(ORDER, there.attempt(), false, wifi.payer(), null, LATER));
    }

    @Test
    void is_refused_where_somebody_else_chose_meanwhile() {
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER)
                .when(choose(BY_ALIPAY, 1))
                .thenRefused("order-changed");
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER)
                .when(choose(BY_WECHAT, 1))
                .thenNothing();
    }

    @Test
    void is_refused_once_the_order_is_over() {
        given(RULES, PLACED, STARTED, PAID).when(choose(BY_WECHAT, 1)).thenRefused("order-paid");
        given(RULES, PLACED, STARTED, CLOSED).when(choose(BY_WECHAT, 1)).thenRefused("order-closed");
    }

    @Test
    void is_refused_from_the_expiry_on() {
        given(RULES, PLACED, STARTED).when(choose(BY_WECHAT, EXPIRY)).thenRefused("order-expired");
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER)
                .when(new StartAttempt(ORDER, BY_ALIPAY, null, 2, EXPIRY))
                .thenRefused("order-expired");
        var justInTime = EXPIRY.minusNanos(1);
        given(RULES, PLACED, STARTED)
                .when(choose(BY_WECHAT, justInTime))
                .then(new AttemptStarted(ORDER, ANOTHER.attempt(), null, null, justInTime));
    }

    @Test
    void under_the_same_key_starts_nothing_more() {
        var keyed = new AttemptStarted(ORDER, new Attempt(SECOND, ALIPAY, ACCOUNT), null, "k-1", LATER);
        given(RULES, PLACED, STARTED, FAILED).when(choose(BY_ALIPAY, 1, "k-1")).then(keyed);
        var refused = new OrderFailed(ORDER, SECOND, "closed-shop", "no", LATER);
        given(RULES, PLACED, STARTED, FAILED, keyed, refused)
                .when(choose(BY_ALIPAY, 2, "k-1"))
                .thenNothing();
        given(RULES, PLACED, STARTED, FAILED, keyed, refused)
                .when(choose(BY_ALIPAY, 2, "k-2"))
                .then(new AttemptStarted(ORDER, new Attempt(THIRD, ALIPAY, ACCOUNT), null, "k-2", LATER));
    }

    @Test
    void under_the_same_key_is_refused_with_other_content() {
        var payer = new PayerDetails(new Encrypted("k1", "address"), new Encrypted("k1", "openid"));
        var way = new Way(WECHAT, ACCOUNT, payer);
        var keyed = new AttemptStarted(ORDER, new Attempt(SECOND, WECHAT, ACCOUNT), payer, "k-1", LATER);
        var order = given(RULES, PLACED, STARTED, PREPARED, keyed);
        order.when(choose(way, 1, "k-1")).thenNothing();
        assertReused("/provider", order, BY_ALIPAY);
        assertReused("/payerAddress", order, BY_WECHAT);
        assertReused("/openid", order, new Way(WECHAT, ACCOUNT, new PayerDetails(payer.address(), null)));
    }

    @Test
    void under_a_key_is_remembered_even_where_nothing_changes() {
        var chosen = new AttemptChosen(ORDER, STARTED.attempt(), true, null, "k-1", LATER);
        given(RULES, PLACED, STARTED, PREPARED)
                .when(choose(BY_ALIPAY, 1, "k-1"))
                .then(chosen);
        given(RULES, PLACED, STARTED, PREPARED, chosen)
                .when(choose(BY_ALIPAY, 1, "k-1"))
                .thenNothing();
        assertReused("/provider", given(RULES, PLACED, STARTED, PREPARED, chosen), BY_WECHAT);
    }

    @Test
    void is_refused_for_a_paid_order_under_whatever_key() {
        var keyed = new AttemptStarted(ORDER, new Attempt(SECOND, WECHAT, ACCOUNT), null, "k-1", LATER);
        given(RULES, PLACED, STARTED, PREPARED, keyed, PAID)
                .when(choose(BY_WECHAT, 1, "k-1"))
                .thenRefused("order-paid");
    }

    @Test
    void has_a_limit_of_attempts() {
        var history = new ArrayList<OrderEvent>(List.of(PLACED, STARTED));
        for (int number = 2; number <= Choosing.ATTEMPTS_MAX; number++) {
            history.add(closed(AttemptNo.of(ORDER, number - 1)));
            var next = started(AttemptNo.of(ORDER, number), ALIPAY);
            new Given<>(RULES, List.copyOf(history))
                    .when(choose(BY_ALIPAY, number - 1))
                    .then(next);
            history.add(next);
        }
        new Given<>(RULES, history)
                .when(choose(BY_WECHAT, Choosing.ATTEMPTS_MAX))
                .thenRefused("attempts-exhausted");
    }

    @Test
    void has_a_limit_of_choices() {
        var history = new ArrayList<OrderEvent>(List.of(PLACED, STARTED, PREPARED));
        for (int i = 2; i < Choosing.CHOICES_MAX; i++) history.add(FIRST_AGAIN);
        var last = new AttemptStarted(ORDER, ANOTHER.attempt(), null, null, LATER);
        new Given<>(RULES, List.copyOf(history))
                .when(choose(BY_WECHAT, Choosing.CHOICES_MAX - 1))
                .then(last);
        history.add(last);
        new Given<>(RULES, history)
                .when(choose(BY_ALIPAY, Choosing.CHOICES_MAX))
                .thenRefused("choices-exhausted");
    }

    private static void assertReused(String pointer, Given<OrderCommand, OrderState, OrderEvent> order, Way way) {
        var refusal = order.when(choose(way, 1, "k-1")).thenRefused("idempotency-key-reused");
        assertThat(refusal.pointer()).isEqualTo(pointer);
    }

    private static StartAttempt choose(Way way, int choices) {
        return new StartAttempt(ORDER, way, null, choices, LATER);
    }

    private static StartAttempt choose(Way way, int choices, String key) {
        return new StartAttempt(ORDER, way, key, choices, LATER);
    }

    private static StartAttempt choose(Way way, Instant now) {
        return new StartAttempt(ORDER, way, null, 1, now);
    }
}

package io.counterfoil.order.ordering;

import static io.counterfoil.order.Given.given;
import static io.counterfoil.order.ordering.Orders.ACCOUNT;
import static io.counterfoil.order.ordering.Orders.ALIPAY;
import static io.counterfoil.order.ordering.Orders.ANOTHER;
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
import static io.counterfoil.order.ordering.Orders.closed;
import static io.counterfoil.order.ordering.Orders.prepared;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.order.OrderEvent.AttemptChosen;
import io.counterfoil.kernel.order.OrderEvent.DeliveryAcknowledged;
import io.counterfoil.kernel.order.OrderEvent.ProviderAsked;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.kernel.order.OrderEvent.VerificationGivenUp;
import io.counterfoil.kernel.order.OrderEvent.VerificationResumed;
import io.counterfoil.order.ordering.OrderCommand.AcknowledgeDelivery;
import io.counterfoil.order.ordering.OrderCommand.CloseOrder;
import io.counterfoil.order.ordering.OrderCommand.GiveUpVerification;
import io.counterfoil.order.ordering.OrderCommand.RecordAnswers;
import io.counterfoil.order.ordering.OrderCommand.RecordAttemptClosed;
import io.counterfoil.order.ordering.OrderCommand.ResumeVerification;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingAnOrderTest {
    private static final Order RULES = new Order();
    private static final List<AttemptAnswer> UNPAID = List.of(new AttemptAnswer(FIRST, Finding.UNPAID, ""));
    private static final CloseOrder CLOSE = new CloseOrder(ORDER, Reason.EXPIRED, 1, EXPIRY);
    private static final VerificationGivenUp GIVEN_UP = new VerificationGivenUp(ORDER, 1, LATER);

    @Test
    void ends_an_order_that_was_not_paid() {
        given(RULES, PLACED, STARTED).when(CLOSE).then(CLOSED);
        given(RULES, PLACED, STARTED, PREPARED).when(CLOSE).then(CLOSED);
        given(RULES, PLACED, STARTED, FAILED).when(CLOSE).then(CLOSED);
    }

    @Test
    void twice_is_once() {
        given(RULES, PLACED, STARTED, CLOSED).when(CLOSE).thenNothing();
    }

    @Test
    void is_refused_for_an_order_that_is_paid() {
        given(RULES, PLACED, STARTED, PAID).when(CLOSE).thenRefused("order-paid");
    }

    @Test
    void is_refused_where_an_attempt_was_started_that_nobody_closed() {
        given(RULES, PLACED, STARTED)
                .when(new CloseOrder(ORDER, Reason.EXPIRED, 2, EXPIRY))
                .thenRefused("order-changed");
    }

    @Test
    void is_refused_where_somebody_went_back_to_an_attempt_meanwhile() {
        var back = new AttemptChosen(ORDER, STARTED.attempt(), true, null, null, LATER);
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER, back)
                .when(new CloseOrder(ORDER, Reason.MERCHANT, 2, LATER))
                .thenRefused("order-changed");
    }

    @Test
    void of_the_attempt_that_is_to_be_paid_leaves_nothing_to_pay_with() {
        var order = RULES.replay(List.of(PLACED, STARTED, PREPARED, closed(FIRST)));
        assertThat(order).isInstanceOf(OrderState.Placed.class);
        var switched = RULES.replay(
                List.of(PLACED, STARTED, PREPARED, ANOTHER, prepared(SECOND, EXPIRY, LATER), closed(FIRST)));
        assertThat(switched).isInstanceOf(OrderState.AwaitingPayment.class);
    }

    @Test
    void is_preceded_by_rounds_of_asking_that_are_counted() {
        given(RULES, PLACED, STARTED).when(asked()).then(round(1));
        given(RULES, PLACED, STARTED, round(1)).when(asked()).then(round(2));
    }

    @Test
    void of_an_attempt_is_what_its_provider_said_and_is_said_once() {
        given(RULES, PLACED, STARTED, PREPARED).when(attemptClosed(ACCOUNT)).then(closed(FIRST));
        given(RULES, PLACED, STARTED, PREPARED, CLOSED)
                .when(attemptClosed(ACCOUNT))
                .then(closed(FIRST));
        given(RULES, PLACED, STARTED, closed(FIRST))
                .when(attemptClosed(ACCOUNT))
                .thenNothing();
        given(RULES, PLACED, STARTED, PAID).when(attemptClosed(ACCOUNT)).thenNothing();
    }

    @Test
    void of_an_attempt_is_not_believed_of_another_account() {
        given(RULES, PLACED, STARTED).when(attemptClosed("account-2")).thenRefused("account-mismatch");
    }

    @Test
    void leaves_nothing_to_ask_once_every_attempt_is_closed() {
        given(RULES, PLACED, STARTED, closed(FIRST), CLOSED).when(asked()).thenNothing();
        given(RULES, PLACED, STARTED, closed(FIRST)).when(asked()).then(round(1));
    }

    @Test
    void is_followed_by_asking_once_more() {
        given(RULES, PLACED, STARTED, round(1), CLOSED).when(asked()).then(round(2));
    }

    @Test
    void leaves_nothing_to_ask_about_a_paid_order() {
        given(RULES, PLACED, STARTED, PAID).when(asked()).thenNothing();
        given(RULES, PLACED, STARTED, PAID)
                .when(new GiveUpVerification(ORDER, LATER))
                .thenNothing();
    }

    @Test
    void of_other_attempts_goes_on_after_a_payment() {
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER, round(1), PAID)
                .when(asked())
                .then(round(1));
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER, PAID)
                .when(new GiveUpVerification(ORDER, LATER))
                .then(new VerificationGivenUp(ORDER, 0, LATER));
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER, PAID, closed(SECOND))
                .when(asked())
                .thenNothing();
    }

    @Test
    void is_given_up_loudly_once_and_resumed_from_round_one() {
        given(RULES, PLACED, STARTED, round(1))
                .when(new GiveUpVerification(ORDER, LATER))
                .then(GIVEN_UP);
        given(RULES, PLACED, STARTED, round(1), GIVEN_UP)
                .when(new GiveUpVerification(ORDER, LATER))
                .thenNothing();
        var resumed = new VerificationResumed(ORDER, LATER);
        given(RULES, PLACED, STARTED, round(1), GIVEN_UP)
                .when(new ResumeVerification(ORDER, LATER))
                .then(resumed);
        given(RULES, PLACED, STARTED, round(1), GIVEN_UP, resumed).when(asked()).then(round(1));
    }

    @Test
    void needs_no_resuming_where_nothing_was_given_up() {
        given(RULES, PLACED, STARTED).when(new ResumeVerification(ORDER, LATER)).thenNothing();
    }

    @Test
    void has_no_delivery_but_a_paid_order_has_one() {
        var acknowledge = new AcknowledgeDelivery(ORDER, "dl_1", LATER);
        var acknowledged = new DeliveryAcknowledged(ORDER, "dl_1", LATER);
        given(RULES, PLACED, STARTED, CLOSED).when(acknowledge).thenRefused("order-not-paid");
        given(RULES, PLACED, STARTED, PAID).when(acknowledge).then(acknowledged);
        given(RULES, PLACED, STARTED, PAID, acknowledged).when(acknowledge).thenNothing();
    }

    private static RecordAttemptClosed attemptClosed(String account) {
        return new RecordAttemptClosed(ORDER, FIRST, ALIPAY, account, "ev_" + FIRST, LATER);
    }

    private static RecordAnswers asked() {
        return new RecordAnswers(ORDER, UNPAID, LATER);
    }

    private static ProviderAsked round(int round) {
        return new ProviderAsked(ORDER, round, UNPAID, LATER);
    }
}

package io.counterfoil.order.ordering;

import static io.counterfoil.order.Given.given;
import static io.counterfoil.order.ordering.Orders.ACCOUNT;
import static io.counterfoil.order.ordering.Orders.ALIPAY;
import static io.counterfoil.order.ordering.Orders.ANOTHER;
import static io.counterfoil.order.ordering.Orders.CLOSED;
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
import static io.counterfoil.order.ordering.Orders.pay;
import static io.counterfoil.order.ordering.Orders.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.DoublePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.LatePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.Receipt;
import io.counterfoil.order.Given;
import io.counterfoil.order.ordering.OrderCommand.RecordPayment;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.ordering.Owed.Cause;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayingAnOrderTest {
    private static final Order RULES = new Order();

    @Test
    void is_believed_when_all_agrees() {
        given(RULES, PLACED, STARTED, PREPARED).when(pay("tx-1", 1990)).then(PAID);
    }

    @Test
    void may_overtake_our_own_note_that_it_was_prepared() {
        given(RULES, PLACED, STARTED).when(pay("tx-1", 1990)).then(PAID);
    }

    @Test
    void heals_an_order_whose_later_attempt_was_refused() {
        given(RULES, PLACED, STARTED, FAILED).when(pay("tx-1", 1990)).then(PAID);
    }

    @Test
    void is_told_twice_and_counted_once() {
        given(RULES, PLACED, STARTED, PREPARED, PAID).when(pay("tx-1", 1990)).thenNothing();
    }

    @Test
    void a_second_time_is_owed_to_the_payer() {
        given(RULES, PLACED, STARTED, PREPARED, PAID)
                .when(pay("tx-2", 1990))
                .then(new DoublePaymentReceived(ORDER, FIRST, receipt("tx-2", 1990), LATER));
    }

    @Test
    void a_second_time_is_owed_only_once() {
        given(
                        RULES,
                        PLACED,
                        STARTED,
                        PREPARED,
                        PAID,
                        new DoublePaymentReceived(ORDER, FIRST, receipt("tx-2", 1990), LATER))
                .when(pay("tx-2", 1990))
                .thenNothing();
    }

    @Test
    void has_a_limit_to_how_many_are_owed() {
        var history = new ArrayList<OrderEvent>(List.of(PLACED, STARTED, PREPARED, PAID));
        for (int i = 1; i < Payments.OWED_MAX; i++) history.add(owed("tx-owed-" + i));
        var last = "tx-owed-" + Payments.OWED_MAX;
        new Given<>(RULES, history).when(pay(last, 1990)).then(owed(last));
        history.add(owed(last));
        new Given<>(RULES, history).when(pay("tx-more", 1990)).thenRefused("payments-exhausted");
    }

    private static DoublePaymentReceived owed(String transaction) {
        return new DoublePaymentReceived(ORDER, FIRST, receipt(transaction, 1990), LATER);
    }

    @Test
    void with_two_providers_at_once_is_one_payment_and_one_owed() {
        var byWechat = receipt(WECHAT, ACCOUNT, "wx-1", 1990);
        var order = given(RULES, PLACED, STARTED, PREPARED, ANOTHER);
        order.when(pay("tx-1", 1990)).then(PAID);
        order.when(new RecordPayment(ORDER, SECOND, byWechat, LATER))
                .then(new OrderPaid(ORDER, SECOND, byWechat, LATER));
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER, PAID)
                .when(new RecordPayment(ORDER, SECOND, byWechat, LATER))
                .then(new DoublePaymentReceived(ORDER, SECOND, byWechat, LATER));
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER, new OrderPaid(ORDER, SECOND, byWechat, LATER))
                .when(pay("tx-1", 1990))
                .then(new DoublePaymentReceived(ORDER, FIRST, receipt("tx-1", 1990), LATER));
    }

    @Test
    void by_an_attempt_that_was_left_for_another_pays_the_order() {
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER).when(pay("tx-1", 1990)).then(PAID);
    }

    @Test
    void by_an_attempt_that_its_provider_had_called_closed_is_money_all_the_same() {
        given(RULES, PLACED, STARTED, PREPARED, closed(FIRST))
                .when(pay("tx-1", 1990))
                .then(PAID);
        given(RULES, PLACED, STARTED, PREPARED, closed(FIRST), CLOSED)
                .when(pay("tx-1", 1990))
                .then(new LatePaymentReceived(ORDER, FIRST, receipt("tx-1", 1990), LATER));
    }

    @Test
    void is_owed_with_its_cause_and_its_attempt() {
        var twice = new DoublePaymentReceived(ORDER, SECOND, receipt(WECHAT, ACCOUNT, "wx-1", 1990), LATER);
        var paid = (Present) RULES.replay(List.of(PLACED, STARTED, PREPARED, ANOTHER, PAID, twice));
        assertThat(paid.dossier().owed()).containsExactly(new Owed(Cause.DOUBLE, SECOND, twice.receipt()));
        var late = new LatePaymentReceived(ORDER, FIRST, receipt("tx-1", 1990), LATER);
        var closed = (Present) RULES.replay(List.of(PLACED, STARTED, PREPARED, CLOSED, late));
        assertThat(closed.dossier().owed()).containsExactly(new Owed(Cause.LATE, FIRST, late.receipt()));
    }

    @Test
    void after_closing_is_owed_to_the_payer() {
        given(RULES, PLACED, STARTED, PREPARED, CLOSED)
                .when(pay("tx-1", 1990))
                .then(new LatePaymentReceived(ORDER, FIRST, receipt("tx-1", 1990), LATER));
    }

    @Test
    void is_refused_for_an_order_that_nobody_placed() {
        given(RULES).when(pay("tx-1", 1990)).thenRefused("order-unknown");
    }

    @Test
    void is_refused_for_an_attempt_that_nobody_started() {
        given(RULES, PLACED, STARTED, PREPARED)
                .when(new RecordPayment(ORDER, SECOND, receipt("tx-1", 1990), LATER))
                .thenRefused("attempt-unknown");
    }

    @Test
    void is_refused_from_another_provider_or_account() {
        var order = given(RULES, PLACED, STARTED, PREPARED);
        order.when(paying(receipt(WECHAT, ACCOUNT, "tx-1", 1990))).thenRefused("account-mismatch");
        order.when(paying(receipt(ALIPAY, "account-2", "tx-1", 1990))).thenRefused("account-mismatch");
    }

    @Test
    void is_refused_at_one_fen_more_or_less_or_in_another_asset() {
        var order = given(RULES, PLACED, STARTED, PREPARED);
        order.when(pay("tx-1", 1989)).thenRefused("amount-mismatch");
        order.when(pay("tx-1", 1991)).thenRefused("amount-mismatch");
        var dollars = new Receipt(ALIPAY, ACCOUNT, "tx-1", Money.of(1990, new Asset("USD", 2)), LATER, null, "ev_tx-1");
        order.when(paying(dollars)).thenRefused("amount-mismatch");
    }

    @Test
    void is_checked_in_a_fixed_order() {
        given(RULES, PLACED, STARTED, PREPARED)
                .when(new RecordPayment(ORDER, SECOND, receipt(WECHAT, "account-2", "tx-1", 1), LATER))
                .thenRefused("attempt-unknown");
        given(RULES, PLACED, STARTED, PREPARED)
                .when(paying(receipt(WECHAT, "account-2", "tx-1", 1)))
                .thenRefused("account-mismatch");
    }

    private static RecordPayment paying(Receipt receipt) {
        return new RecordPayment(ORDER, FIRST, receipt, LATER);
    }
}

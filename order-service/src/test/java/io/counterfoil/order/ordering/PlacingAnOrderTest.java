package io.counterfoil.order.ordering;

import static io.counterfoil.order.Given.given;
import static io.counterfoil.order.ordering.Orders.ACCOUNT;
import static io.counterfoil.order.ordering.Orders.ALIPAY;
import static io.counterfoil.order.ordering.Orders.ANOTHER;
import static io.counterfoil.order.ordering.Orders.BUYER;
import static io.counterfoil.order.ordering.Orders.BY_ALIPAY;
import static io.counterfoil.order.ordering.Orders.BY_WECHAT;
import static io.counterfoil.order.ordering.Orders.CLOSED;
import static io.counterfoil.order.ordering.Orders.CONTENT;
import static io.counterfoil.order.ordering.Orders.EXPIRY;
import static io.counterfoil.order.ordering.Orders.FIRST;
import static io.counterfoil.order.ordering.Orders.LATER;
import static io.counterfoil.order.ordering.Orders.MERCHANT;
import static io.counterfoil.order.ordering.Orders.NOON;
import static io.counterfoil.order.ordering.Orders.ORDER;
import static io.counterfoil.order.ordering.Orders.PAID;
import static io.counterfoil.order.ordering.Orders.PLACED;
import static io.counterfoil.order.ordering.Orders.PREPARED;
import static io.counterfoil.order.ordering.Orders.PURCHASE;
import static io.counterfoil.order.ordering.Orders.SECOND;
import static io.counterfoil.order.ordering.Orders.STARTED;
import static io.counterfoil.order.ordering.Orders.WECHAT;
import static io.counterfoil.order.ordering.Orders.closed;
import static io.counterfoil.order.ordering.Orders.place;
import static io.counterfoil.order.ordering.Orders.placeAt;
import static io.counterfoil.order.ordering.Orders.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.Buyer;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.AttemptStarted;
import io.counterfoil.kernel.order.PayerDetails;
import io.counterfoil.kernel.order.Purchase;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.order.Given;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlacingAnOrderTest {
    private static final Order RULES = new Order();
    private static final Encrypted OTHER = new Encrypted("k1", "other");

    @Test
    void starts_the_first_attempt() {
        given(RULES).when(place()).then(PLACED, STARTED);
    }

    @Test
    void can_be_paid_at_once_where_it_is_known_what_with() {
        given(RULES).when(place().payable(PREPARED.payment())).then(PLACED, STARTED, PREPARED);
    }

    @Test
    void again_hands_out_nothing_else_to_pay_with() {
        var another = place().payable(Orders.parameters(EXPIRY.plusSeconds(1)));
        given(RULES, PLACED, STARTED).when(another).thenNothing();
        given(RULES, PLACED, STARTED, PREPARED).when(another).thenNothing();
    }

    @Test
    void twice_in_the_same_words_is_once() {
        given(RULES, PLACED, STARTED).when(place()).thenNothing();
    }

    @Test
    void hours_later_is_still_the_same_order() {
        given(RULES, PLACED, STARTED, PREPARED, CLOSED)
                .when(placeAt(NOON.plus(Duration.ofHours(5))))
                .thenNothing();
    }

    @Test
    void again_starts_another_attempt_where_the_provider_has_closed_the_last() {
        var next = started(SECOND, ALIPAY);
        given(RULES, PLACED, STARTED, PREPARED, closed(FIRST))
                .when(placeAt(LATER))
                .then(next);
        given(RULES, PLACED, STARTED, PREPARED, closed(FIRST), next)
                .when(placeAt(LATER))
                .thenNothing();
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER, closed(FIRST))
                .when(placeAt(LATER))
                .thenNothing();
        given(RULES, PLACED, STARTED, PREPARED, ANOTHER, closed(SECOND))
                .when(placeAt(LATER))
                .then(started(AttemptNo.of(ORDER, 3), WECHAT));
    }

    @Test
    void again_starts_nothing_once_the_order_is_over_or_has_expired() {
        given(RULES, PLACED, STARTED, closed(FIRST), CLOSED)
                .when(placeAt(LATER))
                .thenNothing();
        given(RULES, PLACED, STARTED, closed(FIRST)).when(placeAt(EXPIRY)).thenNothing();
        var justInTime = EXPIRY.minusNanos(1);
        given(RULES, PLACED, STARTED, closed(FIRST))
                .when(placeAt(justInTime))
                .then(new AttemptStarted(ORDER, started(SECOND, ALIPAY).attempt(), null, null, justInTime));
    }

    @Test
    void again_starts_no_more_attempts_than_an_order_may_see() {
        var history = new ArrayList<OrderEvent>(List.of(PLACED, STARTED));
        for (int number = 2; number <= Choosing.ATTEMPTS_MAX; number++) {
            history.add(closed(AttemptNo.of(ORDER, number - 1)));
            var next = started(AttemptNo.of(ORDER, number), ALIPAY);
            new Given<>(RULES, List.copyOf(history)).when(placeAt(LATER)).then(next);
            history.add(next);
        }
        history.add(closed(AttemptNo.of(ORDER, Choosing.ATTEMPTS_MAX)));
        new Given<>(RULES, history).when(placeAt(LATER)).thenNothing();
    }

    @Test
    void keeps_what_the_provider_has_to_know_about_the_payer_with_the_attempt() {
        var payer = new PayerDetails(OTHER, null);
        given(RULES)
                .when(new PlaceOrder(ORDER, CONTENT, new Way(ALIPAY, ACCOUNT, payer)))
                .then(PLACED, new AttemptStarted(ORDER, STARTED.attempt(), payer, null, NOON));
    }

    @Test
    void is_the_same_order_wherever_the_payer_is_by_now() {
        var elsewhere = new Way(ALIPAY, ACCOUNT, new PayerDetails(OTHER, null));
        given(RULES, PLACED, STARTED)
                .when(new PlaceOrder(ORDER, CONTENT, elsewhere))
                .thenNothing();
    }

    @Test
    void is_the_same_order_whatever_the_goods_cost_by_now() {
        var dearer = new Purchase(
                PURCHASE.goods(), "renamed", 2, Money.of(1, Orders.CNY), PURCHASE.quantity(), Money.of(2, Orders.CNY));
        given(RULES, PLACED, STARTED, PREPARED, PAID).when(with(dearer)).thenNothing();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void is_refused_where_the_number_stands_for_another_order(String field, PlaceOrder other) {
        var refusal = given(RULES, PLACED, STARTED).when(other).thenRefused("order-differs");
        assertThat(refusal.pointer()).isEqualTo(field);
    }

    static Stream<Arguments> differences() {
        var otherGoods = GoodsId.derive(MERCHANT, "other");
        return Stream.of(
                arguments("/goods", with(purchase(otherGoods, 2))),
                arguments("/quantity", with(purchase(PURCHASE.goods(), 3))),
                arguments("/provider", new PlaceOrder(ORDER, CONTENT, BY_WECHAT)),
                arguments("/payer", with(new Buyer(OTHER, null, BUYER.attachment()))),
                arguments("/recipient", with(new Buyer(BUYER.payer(), OTHER, BUYER.attachment()))),
                arguments("/attachment", with(new Buyer(BUYER.payer(), null, null))),
                arguments("/expiresIn", placing(content(PURCHASE, BUYER, CONTENT.returnUrl(), EXPIRY.plusSeconds(1)))),
                arguments("/returnUrl", placing(content(PURCHASE, BUYER, null, EXPIRY))));
    }

    private static Purchase purchase(GoodsId goods, int quantity) {
        return new Purchase(goods, PURCHASE.name(), 1, PURCHASE.price(), quantity, PURCHASE.total());
    }

    private static PlaceOrder with(Purchase purchase) {
        return placing(content(purchase, BUYER, CONTENT.returnUrl(), EXPIRY));
    }

    private static PlaceOrder with(Buyer buyer) {
        return placing(content(PURCHASE, buyer, CONTENT.returnUrl(), EXPIRY));
    }

    private static OrderContent content(
            Purchase purchase,
            Buyer buyer,
            @org.jspecify.annotations.Nullable String returnUrl,
            java.time.Instant expiresAt) {
        return new OrderContent(MERCHANT, "A-1001", purchase, buyer, returnUrl, NOON, expiresAt);
    }

    private static PlaceOrder placing(OrderContent content) {
        return new PlaceOrder(ORDER, content, BY_ALIPAY);
    }
}

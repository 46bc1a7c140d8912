package io.counterfoil.order.ordering.web;

import io.counterfoil.kernel.order.Buyer;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.kernel.order.PaymentParameters;
import io.counterfoil.kernel.order.Receipt;
import io.counterfoil.kernel.personal.Encrypted;
import io.counterfoil.order.ordering.Dossier;
import io.counterfoil.order.ordering.OrderContent;
import io.counterfoil.order.ordering.OrderState.Closed;
import io.counterfoil.order.ordering.OrderState.Failed;
import io.counterfoil.order.ordering.OrderState.Open;
import io.counterfoil.order.ordering.OrderState.Paid;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.ordering.Owed;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.WireMoney;
import io.counterfoil.platform.personal.Disclosure;
import io.counterfoil.platform.personal.KeyRing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes orders for the wire, for each caller no more than they may see. */
@Component
public class OrderBodies {
    private final KeyRing keys;
    private final InstantSource clock;

    OrderBodies(KeyRing keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public OrderBody of(OrderId order, Present state, Caller caller) {
        boolean merchants = caller instanceof Caller.Server || caller instanceof Caller.Operator;
        var people = merchants ? people(state.dossier().content().buyer()) : People.UNTOLD;
        return of(order, state, people, null);
    }

    OrderBody of(OrderId order, Present state, People people, @Nullable String clientToken) {
        var dossier = state.dossier();
        var content = dossier.content();
        return new OrderBody(
                order.value(),
                content.orderNo(),
                state.word(),
                bought(content),
                content.purchase().quantity(),
                WireMoney.of(content.purchase().total()),
                dossier.tries().isEmpty() ? null : dossier.current().attempt().provider(),
                state instanceof Open ? payment(dossier) : null,
                dossier.tries().stream()
                        .map(tried -> new OrderBody.Attempted(
                                tried.attempt().number().value(),
                                tried.attempt().provider()))
                        .toList(),
                people.payer(),
                people.recipient(),
                people.attachment(),
                content.placedAt(),
                content.expiresAt(),
                state instanceof Paid paid ? paid(paid.receipt()) : null,
                state instanceof Paid paid ? delivery(paid.acknowledgedAt()) : null,
                state instanceof Failed failed ? new OrderBody.Failure(failed.code(), failed.detail()) : null,
                state instanceof Closed closed ? closing(closed) : null,
                dossier.owed().stream().map(OrderBodies::owed).toList(),
                clientToken);
    }

    private static OrderBody.Bought bought(OrderContent content) {
        var purchase = content.purchase();
        return new OrderBody.Bought(
                purchase.goods().value(), purchase.name(), purchase.priceVersion(), WireMoney.of(purchase.price()));
    }

    private OrderBody.@Nullable Payment payment(Dossier dossier) {
        if (dossier.tries().isEmpty()) return null;
        var attempt = dossier.current().attempt().number().value();
        return dossier.current()
                .payableAt(clock.instant())
                .map(payment -> payment(attempt, payment))
                .orElse(null);
    }

    private static OrderBody.Payment payment(String attempt, PaymentParameters payment) {
        boolean redirect = payment.kind().equals("redirect");
        return new OrderBody.Payment(
                attempt,
                payment.kind(),
                redirect ? payment.values().get("url") : null,
                redirect ? null : payment.values(),
                payment.validUntil());
    }

    private static OrderBody.Paid paid(Receipt receipt) {
        return new OrderBody.Paid(
                receipt.provider(), receipt.transaction(), WireMoney.of(receipt.amount()), receipt.paidAt());
    }

    private static OrderBody.Owed owed(Owed owed) {
        var receipt = owed.receipt();
        return new OrderBody.Owed(
                owed.cause().name().toLowerCase(Locale.ROOT),
                owed.attempt().value(),
                receipt.provider(),
                receipt.transaction(),
                WireMoney.of(receipt.amount()),
                receipt.paidAt(),
                "open");
    }

    private static OrderBody.Delivery delivery(@Nullable Instant acknowledgedAt) {
        return new OrderBody.Delivery(acknowledgedAt != null, acknowledgedAt);
    }

    private static OrderBody.Closing closing(Closed closed) {
        return new OrderBody.Closing(closed.reason().name().toLowerCase(Locale.ROOT), closed.at());
    }

    private People people(Buyer buyer) {
        var disclosure = keys.disclosure();
        return new People(
                decrypted(disclosure, buyer.payer()),
                decrypted(disclosure, buyer.recipient()),
                decrypted(disclosure, buyer.attachment()));
    }

    private static @Nullable String decrypted(Disclosure disclosure, @Nullable Encrypted text) {
        return text == null ? null : disclosure.decrypt(text).orElse(null);
    }
}

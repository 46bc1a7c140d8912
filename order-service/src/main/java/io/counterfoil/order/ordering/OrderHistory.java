package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.AttemptStarted;
import io.counterfoil.kernel.order.OrderEvent.DeliveryAcknowledged;
import io.counterfoil.kernel.order.OrderEvent.DoublePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.LatePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.OrderClosed;
import io.counterfoil.kernel.order.OrderEvent.OrderFailed;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.order.OrderEvent.PaymentPrepared;
import io.counterfoil.kernel.order.OrderEvent.ProviderAsked;
import io.counterfoil.kernel.order.OrderEvent.VerificationGivenUp;
import io.counterfoil.kernel.order.OrderEvent.VerificationResumed;
import io.counterfoil.order.ordering.OrderState.AwaitingPayment;
import io.counterfoil.order.ordering.OrderState.Closed;
import io.counterfoil.order.ordering.OrderState.Dossier;
import io.counterfoil.order.ordering.OrderState.Failed;
import io.counterfoil.order.ordering.OrderState.Paid;
import io.counterfoil.order.ordering.OrderState.Placed;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.ordering.OrderState.Try;
import java.util.List;

/** What an order's events make of it. */
final class OrderHistory {
    static OrderState evolve(OrderState state, OrderEvent event) {
        if (event instanceof OrderPlaced placed) return placed(placed);
        var order = (Present) state;
        var dossier = order.dossier();
        return switch (event) {
            case OrderPlaced placed -> placed(placed);
            case AttemptStarted e -> new Placed(dossier.trying(new Try(e.attempt(), e.payer(), null)));
            case PaymentPrepared e -> prepared(order, e);
            case OrderFailed e -> new Failed(dossier, e.code(), e.detail());
            case ProviderAsked e -> with(order, dossier.asked(e.round()));
            case OrderPaid e -> new Paid(dossier, e.attempt(), e.receipt(), null);
            case LatePaymentReceived e -> with(order, dossier.owing(e.receipt()));
            case DoublePaymentReceived e -> with(order, dossier.owing(e.receipt()));
            case OrderClosed e -> new Closed(dossier, e.reason(), e.at());
            case DeliveryAcknowledged e -> acknowledged((Paid) order, e);
            case VerificationGivenUp _ -> with(order, dossier.givingUp(true));
            case VerificationResumed _ -> with(order, dossier.givingUp(false));
        };
    }

    private static OrderState placed(OrderPlaced event) {
        var content = new OrderContent(
                event.merchant(),
                event.orderNo(),
                event.purchase(),
                event.buyer(),
                event.returnUrl(),
                event.at(),
                event.expiresAt());
        return new Placed(new Dossier(content, List.of(), List.of(), 0, false));
    }

    private static OrderState prepared(Present order, PaymentPrepared event) {
        var tried = order.dossier().find(event.attempt()).orElseThrow();
        var dossier = order.dossier().with(tried.prepared(event.payment()));
        return new AwaitingPayment(dossier);
    }

    private static OrderState acknowledged(Paid order, DeliveryAcknowledged event) {
        return new Paid(order.dossier(), order.attempt(), order.receipt(), event.at());
    }

    private static Present with(Present order, Dossier dossier) {
        return switch (order) {
            case Placed _ -> new Placed(dossier);
            case AwaitingPayment _ -> new AwaitingPayment(dossier);
            case Failed failed -> new Failed(dossier, failed.code(), failed.detail());
            case Paid paid -> new Paid(dossier, paid.attempt(), paid.receipt(), paid.acknowledgedAt());
            case Closed closed -> new Closed(dossier, closed.reason(), closed.at());
        };
    }

    private OrderHistory() {}
}

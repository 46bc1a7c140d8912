package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.AttemptChosen;
import io.counterfoil.kernel.order.OrderEvent.AttemptClosed;
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
import io.counterfoil.order.ordering.OrderState.Failed;
import io.counterfoil.order.ordering.OrderState.Paid;
import io.counterfoil.order.ordering.OrderState.Placed;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.ordering.Owed.Cause;
import io.counterfoil.order.ordering.Try.Standing;

/** What an order's events make of it. */
final class OrderHistory {
    static OrderState evolve(OrderState state, OrderEvent event) {
        if (event instanceof OrderPlaced placed) return placed(placed);
        var order = (Present) state;
        var dossier = order.dossier();
        return switch (event) {
            case OrderPlaced placed -> placed(placed);
            case AttemptStarted e -> started(dossier, e);
            case AttemptChosen e -> chosen(dossier, e);
            case AttemptClosed e -> closed(order, dossier.standing(e.attempt(), Standing.CLOSED));
            case PaymentPrepared e -> prepared(order, e);
            case OrderFailed e -> new Failed(dossier.standing(e.attempt(), Standing.REFUSED), e.code(), e.detail());
            case ProviderAsked e -> with(order, dossier.with(dossier.patience().asked(e.round())));
            case OrderPaid e -> paid(dossier, e);
            case LatePaymentReceived e -> with(order, dossier.owing(new Owed(Cause.LATE, e.attempt(), e.receipt())));
            case DoublePaymentReceived e ->
                with(order, dossier.owing(new Owed(Cause.DOUBLE, e.attempt(), e.receipt())));
            case OrderClosed e -> new Closed(dossier, e.reason(), e.at());
            case DeliveryAcknowledged e -> acknowledged((Paid) order, e);
            case VerificationGivenUp _ ->
                with(order, dossier.with(dossier.patience().exhausted()));
            case VerificationResumed e -> with(order, dossier.with(Patience.resumed(e.at())));
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
        return new Placed(Dossier.of(content));
    }

    private static OrderState started(Dossier dossier, AttemptStarted event) {
        var attempt = event.attempt();
        var choice = new Choice(attempt.number(), attempt.provider(), event.payer(), event.key());
        return new Placed(dossier.trying(Try.started(attempt, event.payer()), choice));
    }

    private static OrderState chosen(Dossier dossier, AttemptChosen event) {
        var attempt = event.attempt();
        var chosen = dossier.choosing(new Choice(attempt.number(), attempt.provider(), event.payer(), event.key()));
        return event.prepared() ? new AwaitingPayment(chosen) : new Placed(chosen);
    }

    private static OrderState prepared(Present order, PaymentPrepared event) {
        return new AwaitingPayment(order.dossier().prepared(event.attempt(), event.payment()));
    }

    /** With the attempt that was to be paid goes what it would have been paid with. */
    private static OrderState closed(Present order, Dossier after) {
        boolean payable = !after.current().isClosed();
        return order instanceof AwaitingPayment && !payable ? new Placed(after) : with(order, after);
    }

    private static OrderState paid(Dossier dossier, OrderPaid event) {
        var paid = dossier.standing(event.attempt(), Standing.PAID);
        return new Paid(paid.with(paid.patience().afresh()), event.attempt(), event.receipt(), null);
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

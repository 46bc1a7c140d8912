package io.counterfoil.order.ordering;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.DeliveryAcknowledged;
import io.counterfoil.kernel.order.OrderEvent.OrderClosed;
import io.counterfoil.kernel.order.OrderEvent.OrderFailed;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.order.OrderEvent.PaymentPrepared;
import io.counterfoil.order.ordering.OrderCommand.AcknowledgeDelivery;
import io.counterfoil.order.ordering.OrderCommand.CloseOrder;
import io.counterfoil.order.ordering.OrderCommand.GiveUpVerification;
import io.counterfoil.order.ordering.OrderCommand.PlaceOrder;
import io.counterfoil.order.ordering.OrderCommand.RecordAnswers;
import io.counterfoil.order.ordering.OrderCommand.RecordAttemptClosed;
import io.counterfoil.order.ordering.OrderCommand.RecordPayment;
import io.counterfoil.order.ordering.OrderCommand.RecordPreparationRefused;
import io.counterfoil.order.ordering.OrderCommand.RecordPrepared;
import io.counterfoil.order.ordering.OrderCommand.ResumeVerification;
import io.counterfoil.order.ordering.OrderCommand.StartAttempt;
import io.counterfoil.order.ordering.OrderState.Absent;
import io.counterfoil.order.ordering.OrderState.AwaitingPayment;
import io.counterfoil.order.ordering.OrderState.Closed;
import io.counterfoil.order.ordering.OrderState.Open;
import io.counterfoil.order.ordering.OrderState.Paid;
import io.counterfoil.order.ordering.OrderState.Placed;
import io.counterfoil.order.ordering.OrderState.Present;
import java.util.List;

/** The rules of an order. */
public final class Order implements Decider<OrderCommand, OrderState, OrderEvent> {
    @Override
    public OrderState initial() {
        return new Absent();
    }

    @Override
    public List<OrderEvent> decide(OrderCommand command, OrderState state) {
        if (command instanceof PlaceOrder place) return place(place, state);
        var order = present(command, state);
        return switch (command) {
            case PlaceOrder place -> place(place, state);
            case StartAttempt start -> Choosing.decide(start, order);
            case RecordPrepared prepared -> prepared(prepared, order);
            case RecordPreparationRefused refused -> refused(refused, order);
            case RecordPayment payment -> Payments.decide(payment, order);
            case RecordAttemptClosed closed -> Asking.closed(closed, order);
            case RecordAnswers answers -> Asking.answered(answers, order);
            case CloseOrder close -> close(close, order);
            case AcknowledgeDelivery acknowledge -> acknowledge(acknowledge, order);
            case GiveUpVerification give -> Asking.giveUp(give, order);
            case ResumeVerification resume -> Asking.resume(resume, order);
        };
    }

    private static Present present(OrderCommand command, OrderState state) {
        return switch (state) {
            case Present order -> order;
            case Absent _ -> throw Rejected.unknown("order-unknown", "there is no order " + command.order());
        };
    }

    private static List<OrderEvent> place(PlaceOrder command, OrderState state) {
        return switch (state) {
            case Absent _ -> begin(command);
            case Present order -> {
                SameOrder.require(command, order.dossier());
                yield Choosing.again(command, order);
            }
        };
    }

    private static List<OrderEvent> begin(PlaceOrder command) {
        var content = command.content();
        var placed = new OrderPlaced(
                command.order(),
                content.merchant(),
                content.orderNo(),
                content.purchase(),
                content.buyer(),
                content.expiresAt(),
                content.returnUrl(),
                content.placedAt());
        var started = Choosing.first(command);
        var payment = command.payment();
        if (payment == null) return List.of(placed, started);
        var attempt = started.attempt().number();
        return List.of(placed, started, new PaymentPrepared(command.order(), attempt, payment, content.placedAt()));
    }

    private static List<OrderEvent> prepared(RecordPrepared command, Present state) {
        var tried = tried(command.attempt(), state.dossier());
        boolean waits = (state instanceof Placed || state instanceof AwaitingPayment)
                && tried.isOpen()
                && state.dossier().isCurrent(tried);
        boolean needed = waits && tried.payableAt(command.now()).isEmpty();
        return needed
                ? List.of(new PaymentPrepared(command.order(), command.attempt(), command.payment(), command.now()))
                : List.of();
    }

    /** Nothing ends while there is something to pay with; what was handed out before may be paid all the same. */
    private static List<OrderEvent> refused(RecordPreparationRefused command, Present state) {
        var tried = tried(command.attempt(), state.dossier());
        boolean ends = state instanceof Open
                && tried.isOpen()
                && tried.payableAt(command.now()).isEmpty()
                && state.dossier().isCurrent(tried);
        return ends
                ? List.of(new OrderFailed(
                        command.order(), command.attempt(), command.code(), command.detail(), command.now()))
                : List.of();
    }

    static Try tried(AttemptNo number, Dossier dossier) {
        return dossier.find(number)
                .orElseThrow(() -> Rejected.unknown("attempt-unknown", "the order has no attempt " + number));
    }

    private static List<OrderEvent> close(CloseOrder command, Present order) {
        return switch (order) {
            case Open _
            when order.dossier().choices().size() != command.choices() ->
                throw new Rejected("order-changed", "another way to pay was chosen meanwhile");
            case Open _ -> List.of(new OrderClosed(command.order(), command.reason(), command.now()));
            case Closed _ -> List.of();
            case Paid _ -> throw new Rejected("order-paid", "the order is paid");
        };
    }

    private static List<OrderEvent> acknowledge(AcknowledgeDelivery command, Present order) {
        if (!(order instanceof Paid paid)) throw new Rejected("order-not-paid", "the order is " + order.word());
        return paid.acknowledgedAt() == null
                ? List.of(new DeliveryAcknowledged(command.order(), command.delivery(), command.now()))
                : List.of();
    }

    @Override
    public OrderState evolve(OrderState state, OrderEvent event) {
        return OrderHistory.evolve(state, event);
    }
}

package io.counterfoil.order.ordering;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.DoublePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.LatePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.Receipt;
import io.counterfoil.order.ordering.OrderCommand.RecordPayment;
import io.counterfoil.order.ordering.OrderState.Closed;
import io.counterfoil.order.ordering.OrderState.Open;
import io.counterfoil.order.ordering.OrderState.Paid;
import io.counterfoil.order.ordering.OrderState.Present;
import java.util.List;
import java.util.stream.Stream;

/** Which payments an order believes, and what each of them is to it: the payment, one too late, or one too many. */
final class Payments {
    /** How many payments too many an order may see; no payer pays as often. */
    static final int OWED_MAX = 20;

    static List<OrderEvent> decide(RecordPayment command, Present order) {
        var receipt = command.receipt();
        require(command, order.dossier());
        if (payments(order).anyMatch(known -> samePayment(known, receipt))) return List.of();
        if (order.dossier().owed().size() >= OWED_MAX) {
            throw new Rejected("payments-exhausted", "an order remembers at most " + OWED_MAX + " payments owed");
        }
        return List.of(
                switch (order) {
                    case Open _ -> new OrderPaid(command.order(), command.attempt(), receipt, command.now());
                    case Paid _ ->
                        new DoublePaymentReceived(command.order(), command.attempt(), receipt, command.now());
                    case Closed _ ->
                        new LatePaymentReceived(command.order(), command.attempt(), receipt, command.now());
                });
    }

    /** In this order, so that one message always gets the same answer. */
    private static void require(RecordPayment command, Dossier dossier) {
        var receipt = command.receipt();
        var attempt = Order.tried(command.attempt(), dossier).attempt();
        Asking.requireAccount(attempt, receipt.provider(), receipt.account());
        if (!receipt.amount().equals(dossier.content().purchase().total())) {
            throw new Rejected(
                    "amount-mismatch",
                    "paid " + receipt.amount() + " for "
                            + dossier.content().purchase().total());
        }
    }

    private static Stream<Receipt> payments(Present order) {
        var owed = order.dossier().owed().stream().map(Owed::receipt);
        return order instanceof Paid paid ? Stream.concat(Stream.of(paid.receipt()), owed) : owed;
    }

    private static boolean samePayment(Receipt one, Receipt other) {
        return one.provider().equals(other.provider()) && one.transaction().equals(other.transaction());
    }

    private Payments() {}
}

package io.counterfoil.order.ordering.views;

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
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(OrderList.PROJECTION)
class OrderListProjection {
    private final OrderListTable table;
    private final OwedPaymentTable owed;

    OrderListProjection(OrderListTable table, OwedPaymentTable owed) {
        this.table = table;
        this.owed = owed;
    }

    @EventHandler
    void on(OrderEvent event, @SequenceNumber long sequence, TrackingToken token) {
        switch (event) {
            case OrderPlaced placed -> table.place(placed, position(token));
            case AttemptStarted started -> table.attempt(started.order(), started.attempt(), "placed");
            case AttemptChosen chosen ->
                table.attempt(chosen.order(), chosen.attempt(), chosen.prepared() ? "awaiting-payment" : "placed");
            case PaymentPrepared prepared -> table.prepared(prepared.order());
            case OrderFailed failed -> table.fail(failed.order());
            case OrderPaid paid -> table.pay(paid);
            case OrderClosed closed -> table.close(closed);
            case DeliveryAcknowledged acknowledged -> table.acknowledge(acknowledged);
            case LatePaymentReceived late -> {
                table.owe(late.order(), sequence);
                owed.add(late, position(token));
            }
            case DoublePaymentReceived twice -> {
                table.owe(twice.order(), sequence);
                owed.add(twice, position(token));
            }
            // Nothing that the lists show.
            case AttemptClosed closed -> table.attemptClosed(closed);
            case ProviderAsked _, VerificationGivenUp _, VerificationResumed _ -> {}
        }
    }

    private static long position(TrackingToken token) {
        return token.position().orElseThrow();
    }

    @ResetHandler
    void reset() {
        table.clear();
        owed.clear();
    }
}

package io.counterfoil.order.ordering.views;

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
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("order-list")
class OrderListProjection {
    private final OrderListTable table;

    OrderListProjection(OrderListTable table) {
        this.table = table;
    }

    @EventHandler
    void on(OrderEvent event, @SequenceNumber long sequence) {
        switch (event) {
            case OrderPlaced placed -> table.place(placed);
            case AttemptStarted started -> table.attempt(started);
            case PaymentPrepared prepared -> table.prepared(prepared.order());
            case OrderFailed failed -> table.fail(failed.order());
            case OrderPaid paid -> table.pay(paid);
            case OrderClosed closed -> table.close(closed);
            case DeliveryAcknowledged acknowledged -> table.acknowledge(acknowledged);
            case LatePaymentReceived late -> table.owe(late.order(), sequence);
            case DoublePaymentReceived twice -> table.owe(twice.order(), sequence);
            case ProviderAsked _, VerificationGivenUp _, VerificationResumed _ -> {} // nothing that the list shows
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}

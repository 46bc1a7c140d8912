package io.counterfoil.order.verification;

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
import org.springframework.stereotype.Component;

/** Which orders are to be asked about, and when at the latest. */
@Component
@ProcessingGroup("open-verification")
class OpenVerificationProjection {
    private final OpenVerificationTable table;

    OpenVerificationProjection(OpenVerificationTable table) {
        this.table = table;
    }

    @EventHandler
    void on(OrderEvent event) {
        switch (event) {
            case OrderPlaced placed -> table.open(placed);
            case AttemptStarted started -> table.start(started);
            case AttemptChosen chosen -> table.due(chosen.order(), chosen.at());
            case AttemptClosed closed -> table.settle(closed.order(), closed.attempt());
            case ProviderAsked asked -> table.asked(asked);
            case OrderClosed closed -> table.close(closed);
            case OrderPaid paid -> table.pay(paid);
            case LatePaymentReceived late -> table.settle(late.order(), late.attempt());
            case DoublePaymentReceived twice -> table.settle(twice.order(), twice.attempt());
            case VerificationGivenUp givenUp -> table.giveUp(givenUp);
            case VerificationResumed resumed -> table.resume(resumed);
            case PaymentPrepared _, OrderFailed _, DeliveryAcknowledged _ -> {} // change nothing about when to ask
        }
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}

package io.counterfoil.channel.paying;

import io.counterfoil.kernel.channel.PaymentEvent;
import io.counterfoil.platform.eventlog.Aggregate;
import org.springframework.stereotype.Component;

@Component
final class PaymentAggregate extends Aggregate<BeginPayment, PaymentState, PaymentEvent> {
    PaymentAggregate() {
        super(BeginPayment.class, new Beginning());
    }
}

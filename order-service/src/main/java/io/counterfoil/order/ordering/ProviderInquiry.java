package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.OrderId;
import java.time.Duration;
import java.util.List;

/** Finds out from its providers whether an order is paid. */
public interface ProviderInquiry {
    /** Asks now, and waits no longer for the answers; what the order believes of them is durable on return. */
    List<AttemptAnswer> ask(OrderId order, Duration within);
}

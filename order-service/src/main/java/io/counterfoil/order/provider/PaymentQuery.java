package io.counterfoil.order.provider;

import io.counterfoil.kernel.order.AttemptNo;
import java.time.Instant;

/** Asks how an attempt stands. Calls the provider: never from within a transaction. */
public interface PaymentQuery {
    Answer<Fact> query(ProviderAccount account, AttemptNo attempt, Instant now);
}

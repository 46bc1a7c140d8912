package io.counterfoil.order.provider;

import io.counterfoil.kernel.order.AttemptNo;
import java.time.Instant;

/** Makes an attempt unpayable. Calls the provider: never from within a transaction. */
public interface PaymentCloser {
    Answer<Closed> close(ProviderAccount account, AttemptNo attempt, Instant now);

    enum Closed {
        CLOSED,
        /** It no longer waits for the payer. Ask: it is paid, or was closed before. */
        ALREADY_PAID,
        /** The payer never came to the provider's page, so that there is nothing to close. */
        NOT_OPENED
    }
}

package io.counterfoil.sandbox.pay;

import io.counterfoil.kernel.decide.Rejected;
import java.util.Optional;

/** A provider's counter: one bean for each provider. The page and its buttons are the sandbox's own. */
public interface Cashier {
    Brand brand();

    /**
     * What the payer is asked to pay for; empty where the attempt is not this provider's. One that the provider would
     * hear of only when the payer comes is opened on the way.
     *
     * @throws Rejected {@link Refusals#by} where the provider does not take the merchant's request, or in the provider's
     *     own code where a payer cannot come this way, or no longer
     */
    Optional<Bill> visit(String attempt);

    /**
     * The payer pays, once: the taking is booked and the notice is due in the same transaction. Called only for an
     * attempt that {@link #visit} knows.
     *
     * @throws Rejected {@link Refusals#paid} or {@link Refusals#closed} where that is over
     */
    Bill pay(String attempt);
}

package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.Receipt;

/** A payment that came too late or a second time: the payer's money. */
public record Owed(Cause cause, AttemptNo attempt, Receipt receipt) {
    public enum Cause {
        LATE,
        DOUBLE
    }
}

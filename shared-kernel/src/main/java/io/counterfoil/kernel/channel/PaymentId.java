package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** A payment by several vouchers, {@code pm_…}. */
public record PaymentId(String value) implements Id {
    public static final String PREFIX = "pm";

    public PaymentId {
        Ids.require(PREFIX, value);
    }

    /** @param request what the payer calls it */
    public static PaymentId of(FundingId funding, String request) {
        return new PaymentId(Ids.derive(PREFIX, funding.value(), request));
    }

    @Override
    public String toString() {
        return value;
    }
}

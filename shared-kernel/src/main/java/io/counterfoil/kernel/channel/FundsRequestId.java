package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** One request for funds, {@code fr_…}: a stream beside the funding's. */
public record FundsRequestId(String value) implements Id {
    public static final String PREFIX = "fr";

    public FundsRequestId {
        Ids.require(PREFIX, value);
    }

    /** @param request what whoever asks calls it */
    public static FundsRequestId of(FundingId funding, String request) {
        return new FundsRequestId(Ids.derive(PREFIX, funding.value(), request));
    }

    @Override
    public String toString() {
        return value;
    }
}

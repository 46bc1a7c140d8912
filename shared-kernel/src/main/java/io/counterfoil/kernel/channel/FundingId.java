package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.money.Asset;

/** What a payer puts into channels to one payee, {@code fu_…}. */
public record FundingId(String value) implements Id {
    public static final String PREFIX = "fu";

    public FundingId {
        Ids.require(PREFIX, value);
    }

    public static FundingId derive(Scheme scheme, String payer, String payee, Asset asset) {
        return new FundingId(Ids.derive(PREFIX, scheme.name(), payer, payee, asset.toString()));
    }

    @Override
    public String toString() {
        return value;
    }
}

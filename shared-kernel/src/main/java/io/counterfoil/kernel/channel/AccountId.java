package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** A party's money in one asset, {@code ac_…}. */
public record AccountId(String value) implements Id {
    public static final String PREFIX = "ac";

    public AccountId {
        Ids.require(PREFIX, value);
    }

    public static AccountId derive(String party, String asset) {
        return new AccountId(Ids.derive(PREFIX, party, asset));
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** One movement of an account's money, {@code mv_…}: a stream beside the account's. */
public record MovementId(String value) implements Id {
    public static final String PREFIX = "mv";

    public MovementId {
        Ids.require(PREFIX, value);
    }

    /** @param reference what whoever moves the money calls it */
    public static MovementId of(AccountId account, String reference) {
        return new MovementId(Ids.derive(PREFIX, account.value(), reference));
    }

    @Override
    public String toString() {
        return value;
    }
}

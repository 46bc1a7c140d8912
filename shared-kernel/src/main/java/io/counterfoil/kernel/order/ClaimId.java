package io.counterfoil.kernel.order;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** A claim about a payment that was signed validly and refused all the same, {@code cl_…}. */
public record ClaimId(String value) implements Id {
    public static final String PREFIX = "cl";

    public ClaimId {
        Ids.require(PREFIX, value);
    }

    /** @param evidence hex SHA-256 of the bytes that were signed: the same message twice is one claim */
    public static ClaimId derive(String provider, String account, String evidence) {
        return new ClaimId(Ids.derive(PREFIX, provider, account, evidence));
    }

    @Override
    public String toString() {
        return value;
    }
}

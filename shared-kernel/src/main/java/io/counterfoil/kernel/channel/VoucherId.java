package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** A voucher in a party's book, {@code vo_…}. */
public record VoucherId(String value) implements Id {
    public static final String PREFIX = "vo";

    public VoucherId {
        Ids.require(PREFIX, value);
    }

    /**
     * A signature may be written in more than one way; what was signed may not.
     *
     * @param digest of what was signed
     */
    public static VoucherId of(BookId book, String digest) {
        return new VoucherId(Ids.derive(PREFIX, book.value(), digest));
    }

    @Override
    public String toString() {
        return value;
    }
}

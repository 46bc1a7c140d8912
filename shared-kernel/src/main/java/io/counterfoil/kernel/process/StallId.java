package io.counterfoil.kernel.process;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** A process that got stuck over one thing, {@code st_…}. */
public record StallId(String value) implements Id {
    public static final String PREFIX = "st";

    public StallId {
        Ids.require(PREFIX, value);
    }

    public static StallId derive(String process, String subject) {
        return new StallId(Ids.derive(PREFIX, process, subject));
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** The page of one lane in a party's book, {@code bp_…}: a stream beside the book's. */
public record PageId(String value) implements Id {
    public static final String PREFIX = "bp";

    public PageId {
        Ids.require(PREFIX, value);
    }

    public static PageId of(BookId book, Uint64 lane) {
        return new PageId(Ids.derive(PREFIX, book.value(), lane.toString()));
    }

    @Override
    public String toString() {
        return value;
    }
}

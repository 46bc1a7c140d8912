package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** A party's book of one channel, {@code bk_…}. */
public record BookId(String value) implements Id {
    public static final String PREFIX = "bk";

    public BookId {
        Ids.require(PREFIX, value);
    }

    public static BookId of(ChannelId channel, Side side) {
        return new BookId(Ids.derive(PREFIX, channel.value(), side.name()));
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;

/** A lane as its channel's actor knows it, {@code ln_…}: a stream beside the channel's. */
public record LaneId(String value) implements Id {
    public static final String PREFIX = "ln";

    public LaneId {
        Ids.require(PREFIX, value);
    }

    public static LaneId of(ChannelId channel, Uint64 lane) {
        return new LaneId(Ids.derive(PREFIX, channel.value(), lane.toString()));
    }

    @Override
    public String toString() {
        return value;
    }
}

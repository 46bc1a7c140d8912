package io.counterfoil.channel.trading;

import io.counterfoil.kernel.channel.ChannelId;
import java.util.List;
import java.util.Optional;

/** @param vouchers as text */
public record Payment(ChannelId channel, Optional<Sentinel> sentinel, List<String> vouchers) {
    public Payment {
        vouchers = List.copyOf(vouchers);
    }
}

package io.counterfoil.channel.rpc;

import io.counterfoil.channel.trading.Asker;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.kernel.channel.ChannelId;
import org.springframework.stereotype.Component;

/** What channels are called on Filecoin. */
@Component
final class Names {
    private final Channels channels;

    Names(Channels channels) {
        this.channels = channels;
    }

    /** The address. */
    String of(ChannelId channel, Asker asker) {
        return channels.status(asker, channel).terms().names().getFirst();
    }
}

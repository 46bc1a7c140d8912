package io.counterfoil.channel.filecoin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.decide.Rejected;

/** How channels are called: by an address like that of Filecoin's actors, or by their id, which follows from it. */
public final class ChannelAddress {
    /** @param serial of the deposit that opens the channel: no two channels are called the same */
    public static Address of(FundingId funding, long serial) {
        return Address.ofActor((funding.value() + "/" + serial).getBytes(UTF_8));
    }

    public static ChannelId id(Address address) {
        return ChannelId.derive(address.toString());
    }

    /**
     * Reads {@code f2…}, {@code t2…} or {@code ch_…}.
     *
     * @throws Rejected {@code address-malformed}
     */
    public static ChannelId read(String text) {
        if (!text.startsWith(ChannelId.PREFIX + "_")) return id(Address.parse(text));
        try {
            return new ChannelId(text);
        } catch (IllegalArgumentException e) {
            throw Rejected.invalid("address-malformed", "The channel's id cannot be read.", "/channel");
        }
    }

    private ChannelAddress() {}
}

package io.counterfoil.channel.rpc;

import io.counterfoil.channel.filecoin.Address;
import io.counterfoil.channel.filecoin.FilecoinMessage;
import io.counterfoil.channel.filecoin.FilecoinMessage.Gas;
import io.counterfoil.channel.filecoin.FilecoinVoucher;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.trading.ChannelStatus;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;

/**
 * The message that a party would have sent to the channel's actor: its CID is what callers are given. There is no chain
 * here, and when they are given it all is done. Without the nonce and the gas that only a chain has, it is nevertheless
 * another for everything that can be done.
 */
record Message(Address channel, Address from) {
    private static final Uint64 UPDATE_CHANNEL_STATE = Uint64.of(2);
    private static final Uint64 SETTLE = Uint64.of(3);
    private static final Uint64 COLLECT = Uint64.of(4);
    private static final Gas NO_GAS = new Gas(0, BigInteger.ZERO, BigInteger.ZERO);

    /** @throws Rejected {@code channel-unknown} for a channel of another scheme */
    static Message of(ChannelStatus status) {
        if (status.terms().scheme() != Scheme.FILECOIN) throw Rejected.unknown(ChannelId.class);
        return new Message(
                Address.parse(status.terms().names().getFirst()),
                Address.parse(Control.of(status).key()));
    }

    String settle() {
        return cid(SETTLE, Bytes.NONE);
    }

    String collect() {
        return cid(COLLECT, Bytes.NONE);
    }

    String update(FilecoinVoucher voucher, Bytes secret) {
        return cid(UPDATE_CHANNEL_STATE, Bytes.of(voucher.updateParams(secret.toArray())));
    }

    private String cid(Uint64 method, Bytes params) {
        return new FilecoinMessage(channel, from, Uint64.ZERO, BigInteger.ZERO, NO_GAS, method, params).cid();
    }
}

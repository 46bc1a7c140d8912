package io.counterfoil.channel.rpc;

import io.counterfoil.channel.trading.ChannelStatus;
import io.counterfoil.kernel.channel.Side;

/**
 * As which of a channel's parties somebody acts. Who is both acts as the payee.
 *
 * @param key the party's address
 */
record Control(Side side, String key) {
    private static final int INBOUND = 1;
    private static final int OUTBOUND = 2;

    static Control of(ChannelStatus status) {
        var terms = status.terms();
        return status.sides().contains(Side.PAYEE)
                ? new Control(Side.PAYEE, terms.payee().key())
                : new Control(Side.PAYER, terms.payer().key());
    }

    /** In the numbers of Filecoin's nodes. */
    int direction() {
        return side == Side.PAYEE ? INBOUND : OUTBOUND;
    }
}

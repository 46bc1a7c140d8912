package io.counterfoil.channel.trading;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How a channel stands.
 *
 * @param sides on which the asker is
 * @param settling where it has begun to settle
 * @param balance all that is in it
 * @param toSend what the payee has coming by what was redeemed
 */
public record ChannelStatus(
        ChannelId channel,
        Terms terms,
        Set<Side> sides,
        State state,
        Optional<Settling> settling,
        Money balance,
        Money toSend,
        Funds funds) {
    public enum State {
        OPEN,
        SETTLING,
        COLLECTED
    }

    /**
     * @param epoch from which on nothing is redeemed, and the channel may be collected
     * @param at when that epoch begins
     */
    public record Settling(long epoch, Instant at) {}
}

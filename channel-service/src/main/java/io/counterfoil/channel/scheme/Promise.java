package io.counterfoil.channel.scheme;

import io.counterfoil.kernel.channel.Merge;
import io.counterfoil.kernel.channel.Uint64;
import java.math.BigInteger;
import java.util.List;

/**
 * What a voucher says, before anybody has looked whether it may.
 *
 * @param channel what it calls the channel
 * @param amount of the asset's minor unit, promised on the lane since it began; a stranger may have written a negative one
 */
public record Promise(
        String channel, Uint64 lane, Uint64 nonce, BigInteger amount, Conditions conditions, List<Merge> merges) {
    public Promise {
        merges = List.copyOf(merges);
    }

    public static Promise plain(String channel, Uint64 lane, Uint64 nonce, BigInteger amount) {
        return new Promise(channel, lane, nonce, amount, Conditions.NONE, List.of());
    }
}

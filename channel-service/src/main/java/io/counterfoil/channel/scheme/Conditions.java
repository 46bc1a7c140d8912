package io.counterfoil.channel.scheme;

import io.counterfoil.kernel.channel.Uint64;
import org.jspecify.annotations.Nullable;

/**
 * Under what a voucher may be redeemed.
 *
 * @param notBefore the first epoch in which it may be
 * @param notAfter the last one; 0 where there is none
 * @param secretHash BLAKE2b-256 of what has to be told; empty where nothing has
 * @param call what has to succeed
 * @param minSettleHeight the channel is settled in no epoch before that; 0 where it does not matter
 */
public record Conditions(
        long notBefore,
        long notAfter,
        Bytes secretHash,
        @Nullable Call call,
        long minSettleHeight) {
    public static final Conditions NONE = new Conditions(0, 0, Bytes.NONE, null, 0);

    /** A method of an actor, called with what the voucher holds for it. */
    public record Call(Bytes actor, Uint64 method, Bytes data) {}
}

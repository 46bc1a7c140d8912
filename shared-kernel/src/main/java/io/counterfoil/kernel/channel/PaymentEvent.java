package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.fact.StoredAs;
import java.time.Instant;

/** What has happened to a payment by several vouchers. */
public sealed interface PaymentEvent {
    PaymentId payment();

    /**
     * Its funds are in the channel, and the lane is its own: on that lane, and on no other, its vouchers are made.
     *
     * @param content the hash of what was asked for, in hexadecimal
     */
    @StoredAs("channel.payment-begun/1")
    record PaymentBegun(PaymentId payment, ChannelId channel, Uint64 lane, String content, Instant at)
            implements PaymentEvent {}
}

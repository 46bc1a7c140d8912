package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.fact.StoredAs;
import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import java.util.List;

/** What has happened to a payment channel or to one of its lanes, as the actor that holds the money has it. */
public sealed interface ActorEvent {
    ChannelId channel();

    Id stream();

    /** In the channel's own stream. */
    sealed interface PaymentChannelEvent extends ActorEvent {
        Instant at();

        @Override
        default Id stream() {
            return channel();
        }
    }

    @StoredAs("channel.opened/1")
    record ChannelOpened(ChannelId channel, Terms terms, Money deposit, Instant at) implements PaymentChannelEvent {}

    /** @param number of the deposit, from 1: the one of the opening is 0 */
    @StoredAs("channel.funded/1")
    record ChannelFunded(ChannelId channel, long number, Money amount, Instant at) implements PaymentChannelEvent {}

    /**
     * @param redeemed all that the lane has paid now, the voucher's amount
     * @param toSend all that the payee has coming now
     * @param minSettleHeight the earliest epoch in which the channel may be settled now, 0 where there is none
     */
    @StoredAs("channel.redeemed/1")
    record VoucherRedeemed(
            ChannelId channel,
            Uint64 lane,
            Uint64 nonce,
            Money redeemed,
            List<Merge> merges,
            Money toSend,
            long minSettleHeight,
            Instant at)
            implements PaymentChannelEvent {}

    /** @param settlingAt the epoch from which on nothing is redeemed and the channel may be collected */
    @StoredAs("channel.settle-started/1")
    record SettleStarted(ChannelId channel, long settlingAt, Instant at) implements PaymentChannelEvent {}

    /** A voucher redeemed in the window has moved its end. */
    @StoredAs("channel.settle-extended/1")
    record SettleExtended(ChannelId channel, long settlingAt, Instant at) implements PaymentChannelEvent {}

    @StoredAs("channel.collected/1")
    record ChannelCollected(ChannelId channel, Money toPayee, Money backToPayer, Instant at)
            implements PaymentChannelEvent {}

    /** A voucher was redeemed on the lane, or the lane was merged into another: then only its nonce has gone up. */
    @StoredAs("channel.lane-advanced/1")
    record LaneAdvanced(ChannelId channel, Uint64 lane, Uint64 nonce, Money redeemed, Instant at)
            implements ActorEvent {
        @Override
        public Id stream() {
            return LaneId.of(channel, lane);
        }
    }
}

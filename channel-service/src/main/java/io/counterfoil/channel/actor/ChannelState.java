package io.counterfoil.channel.actor;

import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.money.Money;

/** How a channel stands, its lanes left aside: as large as it is, however many there are. */
public sealed interface ChannelState {
    record Absent() implements ChannelState {}

    /** While there is money in it. */
    sealed interface Live extends ChannelState {
        Terms terms();

        Purse purse();
    }

    record Open(Terms terms, Purse purse) implements Live {}

    /** @param settlingAt the epoch from which on nothing is redeemed */
    record Settling(Terms terms, Purse purse, long settlingAt) implements Live {}

    /** @param deposits how many were made after the first */
    record Collected(Terms terms, Money toPayee, Money backToPayer, long deposits) implements ChannelState {}

    /**
     * @param toSend what the payee has coming, never more than the balance
     * @param minSettleHeight the earliest epoch in which the channel may be settled; 0 where there is none
     * @param deposits how many were made after the first
     */
    record Purse(Money balance, Money toSend, long minSettleHeight, long deposits) {
        Money left() {
            return balance.minus(toSend);
        }

        Purse plus(Money deposit, long number) {
            return new Purse(balance.plus(deposit), toSend, minSettleHeight, number);
        }

        Purse sending(Money toSend, long minSettleHeight) {
            return new Purse(balance, toSend, minSettleHeight, deposits);
        }
    }
}

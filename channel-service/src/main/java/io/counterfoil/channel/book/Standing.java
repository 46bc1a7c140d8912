package io.counterfoil.channel.book;

import io.counterfoil.channel.actor.Lane;
import io.counterfoil.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How the actor stands when a voucher is looked at.
 *
 * @param balance of the channel
 * @param lane the voucher's, where something has been redeemed on it
 */
public record Standing(Money balance, @Nullable Lane lane) {}

package io.counterfoil.channel.actor;

import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.money.Money;

/** @param redeemed all that it has paid, and what lanes merged into it had paid before */
public record Lane(Uint64 nonce, Money redeemed) {}

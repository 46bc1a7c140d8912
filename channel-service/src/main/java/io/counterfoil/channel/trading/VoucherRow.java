package io.counterfoil.channel.trading;

import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.channel.VoucherId;
import io.counterfoil.kernel.money.Money;

/** @param submitted whether it was, or a later one of its lane: it is not submitted again */
public record VoucherRow(VoucherId voucher, Uint64 lane, Uint64 nonce, Money amount, String text, boolean submitted) {}

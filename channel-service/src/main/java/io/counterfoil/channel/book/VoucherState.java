package io.counterfoil.channel.book;

import io.counterfoil.kernel.money.Money;

/** The life of a voucher in a party's book. It decides over no money. */
public sealed interface VoucherState {
    /** We have promised it. */
    record Issued() implements VoucherState {}

    /**
     * We have been promised it.
     *
     * @param delta by how much more than before
     */
    record Accepted(Money delta) implements VoucherState {}

    record Submitted() implements VoucherState {}
}

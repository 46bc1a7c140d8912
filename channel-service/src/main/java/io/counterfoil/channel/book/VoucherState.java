package io.counterfoil.channel.book;

import io.counterfoil.kernel.money.Money;

/** The life of a voucher in a party's book. It decides over no money. */
public sealed interface VoucherState {
    /** By how much it promises more than its lane did when it came into the book; nothing where it was redeemed before. */
    Money delta();

    /** We have promised it. */
    record Issued(Money delta) implements VoucherState {}

    /** We have been promised it. */
    record Accepted(Money delta) implements VoucherState {}

    record Submitted(Money delta) implements VoucherState {}
}

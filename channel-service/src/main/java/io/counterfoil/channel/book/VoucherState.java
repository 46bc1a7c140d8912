package io.counterfoil.channel.book;

/** The life of a voucher in a party's book. It decides over no money. */
public sealed interface VoucherState {
    /** We have promised it. */
    record Issued() implements VoucherState {}

    /** We have been promised it. */
    record Accepted() implements VoucherState {}

    record Submitted() implements VoucherState {}
}

package io.counterfoil.order.ordering.web;

import io.counterfoil.order.ordering.Wish;
import org.jspecify.annotations.Nullable;

/** What a merchant has said about people in an order, as far as somebody may know it. */
record People(
        @Nullable String payer,
        @Nullable String recipient,
        @Nullable String attachment) {
    static final People UNTOLD = new People(null, null, null);

    /** An order that was placed says what was wished, or the wish would have been refused. */
    static People of(Wish wish) {
        return new People(wish.payer(), wish.recipient(), wish.attachment());
    }

    /** Says nothing about people. */
    @Override
    public String toString() {
        return "people";
    }
}

package io.counterfoil.channel.trading;

import io.counterfoil.kernel.money.Money;

/**
 * A voucher that is in a book.
 *
 * @param delta by how much it promised more than its lane did before, when it was taken; always the same
 * @param known whether it was there already: of all who bring it, one alone is told that it was not
 */
public record Taken(Money delta, boolean known) {
    /** By how much more is promised than before it was brought this time. */
    public Money increase() {
        return known ? Money.of(0, delta.asset()) : delta;
    }
}

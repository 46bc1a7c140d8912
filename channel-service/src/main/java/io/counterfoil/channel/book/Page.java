package io.counterfoil.channel.book;

import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a book has of one lane.
 *
 * @param nonce of the last promise
 * @param amount of the last promise
 * @param submitted up to which nonce the lane's vouchers were submitted, or have been overtaken by one that was
 */
public record Page(Uint64 nonce, Money amount, @Nullable Uint64 submitted) {
    Page turnedTo(Uint64 nonce, Money amount) {
        return new Page(nonce, amount, submitted);
    }

    Page submittedTo(Uint64 nonce) {
        return new Page(this.nonce, amount, nonce);
    }

    boolean hasSubmitted(Uint64 nonce) {
        return submitted != null && !nonce.isAfter(submitted);
    }
}

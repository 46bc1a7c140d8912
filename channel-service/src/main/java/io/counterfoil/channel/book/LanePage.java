package io.counterfoil.channel.book;

import io.counterfoil.channel.actor.Lane;
import io.counterfoil.channel.book.BookState.Kept;
import io.counterfoil.kernel.channel.BookEvent;
import io.counterfoil.kernel.channel.BookEvent.PageTurned;
import io.counterfoil.kernel.channel.BookEvent.PromiseCounted;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lane's page in its book; none where nothing has been written on it yet. */
public record LanePage(Kept book, Uint64 lane, @Nullable Page page) {
    /** What was promised last, or redeemed since. Of two vouchers with one nonce the one that was redeemed holds. */
    @Nullable Lane last(Standing standing) {
        var redeemed = standing.lane();
        if (page == null) return redeemed;
        return redeemed == null || page.nonce().isAfter(redeemed.nonce())
                ? new Lane(page.nonce(), page.amount())
                : redeemed;
    }

    /** The nonce of the lane's next voucher. */
    public Uint64 nextNonce(Standing standing) {
        var last = last(standing);
        if (last == null) return Uint64.of(1);
        if (last.nonce().equals(Uint64.MAX)) throw new Rejected("lane-exhausted", "the lane has no nonce left");
        return last.nonce().next();
    }

    /** What is missing in the channel for a promise of {@code amount}; zero where nothing is. */
    public Money shortfall(Money amount, Standing standing) {
        var total = promisedWith(amount);
        return standing.balance().covers(total) ? Money.of(0, amount.asset()) : total.minus(standing.balance());
    }

    private Money promisedWith(Money amount) {
        var others = page == null ? book.promised() : book.promised().minus(page.amount());
        return others.plus(amount);
    }

    /** Whether the actor has redeemed a voucher of that nonce, or a later one, for this party. */
    public boolean hasSubmitted(Uint64 nonce) {
        return page != null && page.hasSubmitted(nonce);
    }

    List<BookEvent> turn(BookId id, Uint64 nonce, Money amount, Instant now) {
        return List.of(
                new PageTurned(id, lane, nonce, amount, now), new PromiseCounted(id, lane, promisedWith(amount), now));
    }

    /** The same for what was redeemed, unless it is on the page or something later is. */
    List<BookEvent> note(BookId id, Uint64 nonce, Money amount, Instant now) {
        boolean known = page != null
                && (page.nonce().isAfter(nonce)
                        || (page.nonce().equals(nonce) && page.amount().equals(amount)));
        return known ? List.of() : turn(id, nonce, amount, now);
    }
}

package io.counterfoil.channel.book;

import io.counterfoil.channel.book.BookState.Kept;
import io.counterfoil.channel.book.VoucherState.Accepted;
import io.counterfoil.channel.book.VoucherState.Issued;
import io.counterfoil.channel.book.VoucherState.Submitted;
import io.counterfoil.kernel.channel.BookEvent;
import io.counterfoil.kernel.channel.BookEvent.BookOpened;
import io.counterfoil.kernel.channel.BookEvent.LaneAllocated;
import io.counterfoil.kernel.channel.BookEvent.PageSubmitted;
import io.counterfoil.kernel.channel.BookEvent.PageTurned;
import io.counterfoil.kernel.channel.BookEvent.PromiseCounted;
import io.counterfoil.kernel.channel.BookEvent.SubmissionOverdue;
import io.counterfoil.kernel.channel.BookEvent.VoucherAccepted;
import io.counterfoil.kernel.channel.BookEvent.VoucherEvent;
import io.counterfoil.kernel.channel.BookEvent.VoucherIssued;
import io.counterfoil.kernel.channel.BookEvent.VoucherSubmitted;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/** What events make of a book, of a page and of a voucher. */
final class BookHistory {
    static WholeBook evolve(WholeBook state, BookEvent event) {
        return switch (event) {
            case BookOpened e -> state.with(opened(e));
            case LaneAllocated e ->
                state.with(state.kept().counting(state.kept().promised(), after(e.lane())));
            case PromiseCounted e -> state.with(state.kept().counting(e.promised(), after(e.lane())));
            case SubmissionOverdue e -> state.with(state.kept().alarmed(e.windowEnds()));
            case PageTurned e -> state.with(e.lane(), turned(state.pages().get(e.lane()), e));
            case PageSubmitted e -> state.with(e.lane(), page(state, e.lane()).submittedTo(e.nonce()));
            case VoucherEvent e ->
                state.with(e.voucher(), life(e, state.vouchers().get(e.voucher())));
        };
    }

    private static Kept opened(BookOpened event) {
        var nothing = Money.of(0, event.terms().asset());
        return new Kept(event.channel(), event.side(), event.terms(), Uint64.ZERO, nothing, null);
    }

    /** The next lane to allocate; none is after the last. */
    private static Uint64 after(Uint64 lane) {
        return lane.equals(Uint64.MAX) ? lane : lane.next();
    }

    private static Page turned(@Nullable Page page, PageTurned event) {
        return page == null
                ? new Page(event.nonce(), event.amount(), null)
                : page.turnedTo(event.nonce(), event.amount());
    }

    private static Page page(WholeBook state, Uint64 lane) {
        @Nullable Page page = state.pages().get(lane);
        if (page == null) throw new IllegalStateException("nothing is on the page of lane " + lane);
        return page;
    }

    private static VoucherState life(VoucherEvent event, @Nullable VoucherState before) {
        return switch (event) {
            case VoucherIssued e -> new Issued(e.delta());
            case VoucherAccepted e -> new Accepted(e.delta());
            case VoucherSubmitted e ->
                new Submitted(before == null ? Money.of(0, e.amount().asset()) : before.delta());
        };
    }

    private BookHistory() {}
}

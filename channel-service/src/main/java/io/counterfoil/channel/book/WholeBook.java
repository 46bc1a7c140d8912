package io.counterfoil.channel.book;

import io.counterfoil.channel.book.BookState.Kept;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.channel.VoucherId;
import io.counterfoil.kernel.decide.Rejected;
import java.util.Comparator;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** A book with its pages and vouchers, or with those of them that a command names: more is never looked at. */
public record WholeBook(BookState book, PSortedMap<Uint64, Page> pages, PSortedMap<VoucherId, VoucherState> vouchers) {
    static final WholeBook NOTHING = new WholeBook(
            new BookState.Absent(), TreePMap.empty(), TreePMap.empty(Comparator.comparing(VoucherId::value)));

    /** @throws Rejected {@code book-unknown} where none is kept */
    public LanePage page(Uint64 lane) {
        return new LanePage(kept(), lane, pages.get(lane));
    }

    Kept kept() {
        return switch (book) {
            case Kept kept -> kept;
            case BookState.Absent _ -> throw Rejected.unknown(BookId.class);
        };
    }

    WholeBook with(BookState next) {
        return new WholeBook(next, pages, vouchers);
    }

    WholeBook with(Uint64 lane, Page page) {
        return new WholeBook(book, pages.plus(lane, page), vouchers);
    }

    WholeBook with(VoucherId voucher, VoucherState state) {
        return new WholeBook(book, pages, vouchers.plus(voucher, state));
    }
}

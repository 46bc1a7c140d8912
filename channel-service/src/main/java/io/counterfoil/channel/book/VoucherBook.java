package io.counterfoil.channel.book;

import io.counterfoil.channel.book.BookCommand.AcceptVoucher;
import io.counterfoil.channel.book.BookCommand.AllocateLane;
import io.counterfoil.channel.book.BookCommand.IssueVoucher;
import io.counterfoil.channel.book.BookCommand.OpenBook;
import io.counterfoil.channel.book.BookCommand.RaiseAlarm;
import io.counterfoil.channel.book.BookCommand.RecordRedeemed;
import io.counterfoil.channel.book.BookCommand.RecordSubmitted;
import io.counterfoil.channel.book.BookState.Absent;
import io.counterfoil.channel.book.BookState.Kept;
import io.counterfoil.kernel.channel.BookEvent;
import io.counterfoil.kernel.channel.BookEvent.BookOpened;
import io.counterfoil.kernel.channel.BookEvent.LaneAllocated;
import io.counterfoil.kernel.channel.BookEvent.SubmissionOverdue;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import java.util.List;

/** The rules of a party's book. */
public final class VoucherBook implements Decider<BookCommand, WholeBook, BookEvent> {
    /** The code of the refusal to take a voucher into the book once more. */
    public static final String VOUCHER_KNOWN = "voucher-known";

    /** The first number that is no lane's any more. */
    private static final Uint64 LANES_MAX = new Uint64(Long.MIN_VALUE);

    @Override
    public WholeBook initial() {
        return WholeBook.NOTHING;
    }

    @Override
    public List<BookEvent> decide(BookCommand command, WholeBook state) {
        return switch (command) {
            case OpenBook open -> open(open, state.book());
            case AllocateLane allocate -> allocate(allocate, state.kept());
            case IssueVoucher issue -> Writing.issue(issue, state);
            case AcceptVoucher accept -> Writing.accept(accept, state);
            case RecordSubmitted submitted -> Writing.submitted(submitted, state);
            case RecordRedeemed redeemed -> Writing.redeemed(redeemed, state);
            case RaiseAlarm alarm -> raise(alarm, state.kept());
        };
    }

    private static List<BookEvent> open(OpenBook command, BookState state) {
        return switch (state) {
            case Absent _ ->
                List.of(new BookOpened(
                        command.book(), command.channel(), command.side(), command.terms(), command.now()));
            case Kept kept when kept.terms().equals(command.terms()) -> List.of();
            case Kept _ -> throw Rejected.differs("book-exists", "the book is kept on other terms", "/channel");
        };
    }

    private static List<BookEvent> allocate(AllocateLane command, Kept book) {
        if (book.nextLane().equals(LANES_MAX)) throw new Rejected("lanes-exhausted", "the channel has no lane left");
        return List.of(new LaneAllocated(command.book(), book.nextLane(), command.now()));
    }

    /** Once for each end that the window may come to have. */
    private static List<BookEvent> raise(RaiseAlarm command, Kept book) {
        if (command.windowEnds().equals(book.alarmedFor())) return List.of();
        return List.of(new SubmissionOverdue(
                command.book(), book.channel(), command.overdue(), command.windowEnds(), command.now()));
    }

    @Override
    public WholeBook evolve(WholeBook state, BookEvent event) {
        return BookHistory.evolve(state, event);
    }
}

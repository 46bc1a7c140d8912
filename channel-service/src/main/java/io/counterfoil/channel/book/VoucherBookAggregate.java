package io.counterfoil.channel.book;

import io.counterfoil.channel.book.BookCommand.OfVoucher;
import io.counterfoil.channel.book.BookCommand.RecordSubmitted;
import io.counterfoil.kernel.channel.BookEvent;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.PageId;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.channel.VoucherId;
import io.counterfoil.kernel.id.Id;
import io.counterfoil.platform.eventlog.Composite;
import io.counterfoil.platform.eventlog.Part;
import io.counterfoil.platform.eventlog.Piece;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
public final class VoucherBookAggregate extends Composite<BookCommand, WholeBook, BookEvent> {
    VoucherBookAggregate() {
        super(
                BookCommand.class,
                new VoucherBook(),
                new Piece<>(BookState.class, WholeBook::book, (book, state) -> book.with(state)));
    }

    public static List<Part<WholeBook>> pages(BookId book, Collection<Uint64> lanes) {
        return lanes.stream().map(lane -> page(book, lane)).toList();
    }

    private static Part<WholeBook> page(BookId book, Uint64 lane) {
        return Part.known(
                PageId.of(book, lane),
                new Piece<>(Page.class, whole -> whole.pages().get(lane), (whole, page) -> whole.with(lane, page)));
    }

    public static List<Part<WholeBook>> vouchers(Collection<VoucherId> ids) {
        return ids.stream().map(id -> Part.known(id, voucher(id))).toList();
    }

    private static Piece<WholeBook, VoucherState> voucher(VoucherId id) {
        return new Piece<>(
                VoucherState.class, whole -> whole.vouchers().get(id), (whole, voucher) -> whole.with(id, voucher));
    }

    /** One that is submitted has been in a book before. */
    private static List<Part<WholeBook>> vouchers(BookCommand command) {
        return command instanceof RecordSubmitted
                ? vouchers(command.vouchers())
                : command.vouchers().stream()
                        .map(id -> Part.mostlyNew(id, voucher(id)))
                        .toList();
    }

    @Override
    protected List<Part<WholeBook>> parts(BookCommand command) {
        return Stream.concat(pages(command.book(), command.lanes()).stream(), vouchers(command).stream())
                .toList();
    }

    @Override
    protected Id stream(BookEvent event) {
        return event.stream();
    }

    /** A voucher overtaken by a later one of its lane would be refused. */
    @Override
    protected Comparator<BookCommand> order() {
        return Comparator.comparing(
                command -> command instanceof OfVoucher it ? it.slip().promise().nonce() : Uint64.ZERO);
    }
}

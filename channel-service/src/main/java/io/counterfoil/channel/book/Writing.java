package io.counterfoil.channel.book;

import io.counterfoil.channel.actor.Lane;
import io.counterfoil.channel.book.BookCommand.AcceptVoucher;
import io.counterfoil.channel.book.BookCommand.IssueVoucher;
import io.counterfoil.channel.book.BookCommand.OfVoucher;
import io.counterfoil.channel.book.BookCommand.RecordRedeemed;
import io.counterfoil.channel.book.BookCommand.RecordSubmitted;
import io.counterfoil.kernel.channel.BookEvent;
import io.counterfoil.kernel.channel.BookEvent.PageSubmitted;
import io.counterfoil.kernel.channel.BookEvent.VoucherAccepted;
import io.counterfoil.kernel.channel.BookEvent.VoucherIssued;
import io.counterfoil.kernel.channel.BookEvent.VoucherSubmitted;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How vouchers get into a book, and what becomes of them there. */
final class Writing {
    static List<BookEvent> issue(IssueVoucher command, WholeBook state) {
        requireNew(command, state);
        var promise = command.slip().promise();
        var page = state.page(promise.lane());
        var next = page.nextNonce(command.standing());
        if (!promise.nonce().equals(next)) throw new Rejected("nonce-taken", "the lane's next nonce is " + next);
        command.standing().requireBeforeEnd(page.book().terms(), command.now());
        var amount = Validity.require(command.slip(), page, command.standing());
        var issued = new VoucherIssued(
                command.voucher(),
                command.book(),
                promise.lane(),
                next,
                amount,
                delta(amount, page.last(command.standing())),
                command.slip().text(),
                command.now());
        return join(issued, page.turn(command.book(), next, amount, command.now()));
    }

    static List<BookEvent> accept(AcceptVoucher command, WholeBook state) {
        Validity.requireSignature(command.slip(), state.kept().terms());
        requireNew(command, state);
        var promise = command.slip().promise();
        var page = state.page(promise.lane());
        command.standing().requireBeforeEnd(page.book().terms(), command.now());
        var amount = Validity.require(command.slip(), page, command.standing());
        var accepted = new VoucherAccepted(
                command.voucher(),
                command.book(),
                promise.lane(),
                promise.nonce(),
                amount,
                delta(amount, page.last(command.standing()), command.deltaMin()),
                command.slip().text(),
                command.now());
        return join(accepted, page.turn(command.book(), promise.nonce(), amount, command.now()));
    }

    /** Of two who bring a voucher, one alone may hear that it is new. */
    private static void requireNew(OfVoucher command, WholeBook state) {
        if (state.vouchers().containsKey(command.voucher())) {
            throw new Rejected(VoucherBook.VOUCHER_KNOWN, "the voucher is in the book already");
        }
    }

    private static Money delta(Money amount, @Nullable Lane last) {
        return last == null ? amount : amount.minus(last.redeemed());
    }

    private static Money delta(Money amount, @Nullable Lane last, Money min) {
        var delta = delta(amount, last);
        if (delta.covers(min)) return delta;
        throw new Rejected(
                "delta-too-low",
                "supplied token amount too low; minD=" + min.minorUnits() + ", D=" + delta.minorUnits());
    }

    /** The actor has decided already: whether the book would have taken the voucher does not matter any more. */
    static List<BookEvent> submitted(RecordSubmitted command, WholeBook state) {
        var promise = command.slip().promise();
        var page = state.page(promise.lane());
        if (page.hasSubmitted(promise.nonce())) return List.of();
        var amount = new Money(promise.amount(), state.kept().terms().asset());
        var submitted = new VoucherSubmitted(
                command.voucher(),
                command.book(),
                promise.lane(),
                promise.nonce(),
                amount,
                command.slip().text(),
                command.now());
        var noted = page.note(command.book(), promise.nonce(), amount, command.now());
        var done = new PageSubmitted(command.book(), promise.lane(), promise.nonce(), command.now());
        return Stream.concat(join(submitted, noted).stream(), Stream.of(done)).toList();
    }

    static List<BookEvent> redeemed(RecordRedeemed command, WholeBook state) {
        return state.page(command.lane()).note(command.book(), command.nonce(), command.redeemed(), command.now());
    }

    private static List<BookEvent> join(BookEvent first, List<BookEvent> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private Writing() {}
}

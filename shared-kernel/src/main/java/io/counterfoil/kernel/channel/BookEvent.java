package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.fact.StoredAs;
import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.money.Money;
import java.time.Instant;

/** What has happened to a party's book of a channel: to the book, to the page of a lane in it, or to a voucher in it. */
public sealed interface BookEvent {
    BookId book();

    Id stream();

    @StoredAs("channel.book-opened/1")
    record BookOpened(BookId book, ChannelId channel, Side side, Terms terms, Instant at) implements BookEvent {
        @Override
        public Id stream() {
            return book;
        }
    }

    @StoredAs("channel.lane-allocated/1")
    record LaneAllocated(BookId book, Uint64 lane, Instant at) implements BookEvent {
        @Override
        public Id stream() {
            return book;
        }
    }

    /** @param promised on all lanes together now */
    @StoredAs("channel.promise-counted/1")
    record PromiseCounted(BookId book, Uint64 lane, Money promised, Instant at) implements BookEvent {
        @Override
        public Id stream() {
            return book;
        }
    }

    /** @param amount of the best promise on the lane now */
    @StoredAs("channel.page-turned/1")
    record PageTurned(BookId book, Uint64 lane, Uint64 nonce, Money amount, Instant at) implements BookEvent {
        @Override
        public Id stream() {
            return PageId.of(book, lane);
        }
    }

    /** Whatever has a nonce up to this one is not submitted again. */
    @StoredAs("channel.page-submitted/1")
    record PageSubmitted(BookId book, Uint64 lane, Uint64 nonce, Instant at) implements BookEvent {
        @Override
        public Id stream() {
            return PageId.of(book, lane);
        }
    }

    /**
     * The channel's window is nearly over, and vouchers that should be submitted by then are not.
     *
     * @param lanes on which there are some; 0 where nobody knows, because the list of them is behind or cannot be read
     */
    @StoredAs("channel.submission-overdue/1")
    record SubmissionOverdue(BookId book, ChannelId channel, long lanes, Instant windowEnds, Instant at)
            implements BookEvent {
        @Override
        public Id stream() {
            return book;
        }
    }

    /** In the stream of a voucher. */
    sealed interface VoucherEvent extends BookEvent {
        VoucherId voucher();

        @Override
        default Id stream() {
            return voucher();
        }
    }

    /**
     * @param delta by how much it promises more than was promised on its lane before
     * @param text the signed voucher as it is handed out
     */
    @StoredAs("channel.voucher-issued/1")
    record VoucherIssued(
            VoucherId voucher,
            BookId book,
            Uint64 lane,
            Uint64 nonce,
            Money amount,
            Money delta,
            String text,
            Instant at)
            implements VoucherEvent {}

    /** @param delta by how much it promises more than was promised on its lane before */
    @StoredAs("channel.voucher-accepted/1")
    record VoucherAccepted(
            VoucherId voucher,
            BookId book,
            Uint64 lane,
            Uint64 nonce,
            Money amount,
            Money delta,
            String text,
            Instant at)
            implements VoucherEvent {}

    /** The actor has redeemed it; the book may never have seen it before. */
    @StoredAs("channel.voucher-submitted/1")
    record VoucherSubmitted(
            VoucherId voucher, BookId book, Uint64 lane, Uint64 nonce, Money amount, String text, Instant at)
            implements VoucherEvent {}
}

package io.counterfoil.channel.book;

import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.channel.VoucherId;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.platform.eventlog.Begins;
import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a party's book of a channel. */
public sealed interface BookCommand {
    BookId book();

    Instant now();

    /** The lanes whose pages have to be known to decide it. */
    default Set<Uint64> lanes() {
        return Set.of();
    }

    /** The vouchers that have to be known. */
    default Set<VoucherId> vouchers() {
        return Set.of();
    }

    @Begins
    record OpenBook(@TargetAggregateIdentifier BookId book, ChannelId channel, Side side, Terms terms, Instant now)
            implements BookCommand {}

    record AllocateLane(@TargetAggregateIdentifier BookId book, Instant now) implements BookCommand {}

    /** Of one voucher. */
    sealed interface OfVoucher extends BookCommand {
        Slip slip();

        default VoucherId voucher() {
            return VoucherId.of(book(), slip().digest());
        }

        @Override
        default Set<Uint64> lanes() {
            return Set.of(slip().promise().lane());
        }

        @Override
        default Set<VoucherId> vouchers() {
            return Set.of(voucher());
        }
    }

    /** A voucher of one's own, signed with the nonce that was next when it was. */
    record IssueVoucher(@TargetAggregateIdentifier BookId book, Slip slip, Standing standing, Instant now)
            implements OfVoucher {}

    /** @param deltaMin by how much it has to promise more than was promised on its lane before */
    record AcceptVoucher(
            @TargetAggregateIdentifier BookId book, Slip slip, Money deltaMin, Standing standing, Instant now)
            implements OfVoucher {}

    /** The actor has redeemed the voucher for this party. */
    record RecordSubmitted(@TargetAggregateIdentifier BookId book, Slip slip, Instant now) implements OfVoucher {}

    /**
     * The window is nearly over.
     *
     * @param overdue how many lanes have something that should be submitted by then; 0 where nobody knows
     */
    record RaiseAlarm(@TargetAggregateIdentifier BookId book, long overdue, Instant windowEnds, Instant now)
            implements BookCommand {}

    /** The actor has redeemed something on the lane, whoever submitted it. */
    record RecordRedeemed(
            @TargetAggregateIdentifier BookId book, Uint64 lane, Uint64 nonce, Money redeemed, Instant now)
            implements BookCommand {
        @Override
        public Set<Uint64> lanes() {
            return Set.of(lane);
        }
    }
}

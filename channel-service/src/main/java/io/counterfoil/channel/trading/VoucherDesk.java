package io.counterfoil.channel.trading;

import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.actor.ActorState;
import io.counterfoil.channel.actor.ChannelState.Absent;
import io.counterfoil.channel.actor.ChannelState.Collected;
import io.counterfoil.channel.actor.ChannelState.Live;
import io.counterfoil.channel.actor.Refusal;
import io.counterfoil.channel.book.BestSpendable;
import io.counterfoil.channel.book.BookCommand.AcceptVoucher;
import io.counterfoil.channel.book.BookCommand.AllocateLane;
import io.counterfoil.channel.book.BookCommand.IssueVoucher;
import io.counterfoil.channel.book.BookCommand.OfVoucher;
import io.counterfoil.channel.book.BookState;
import io.counterfoil.channel.book.Standing;
import io.counterfoil.channel.book.Validity;
import io.counterfoil.channel.book.VoucherBook;
import io.counterfoil.channel.book.WholeBook;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Merge;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.channel.VoucherId;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Vouchers into books. Signatures are looked at here, before anything waits for it. */
@Component
final class VoucherDesk {
    /** By these nothing is redeemed any more. */
    private static final Set<String> TOO_LATE = Set.of("channel-collected", "voucher-after-end");

    /** So soon after it was looked whether the channel settles, a voucher is there for those looks that are still to come. */
    private static final int IN_TIME_PART = 4;

    private final ChannelReader reader;
    private final Submission submission;
    private final CommandGateway gateway;
    private final InstantSource clock;

    VoucherDesk(ChannelReader reader, Submission submission, CommandGateway gateway, InstantSource clock) {
        this.reader = reader;
        this.submission = submission;
        this.gateway = gateway;
        this.clock = clock;
    }

    Uint64 allocateLane(Seat seat) {
        WholeBook after = gateway.sendAndWait(new AllocateLane(seat.book(), clock.instant()));
        return ((BookState.Kept) after.book()).nextLane().previous();
    }

    /** Returns where the seat's party takes it. */
    void checkValid(Seat seat, String voucher) {
        var slip = seat.read(voucher);
        var lane = slip.promise().lane();
        Validity.require(slip, reader.book(seat.book(), List.of(lane)).page(lane), standing(seat, lane));
    }

    boolean checkSpendable(Seat seat, String voucher, Tellings tellings) {
        var slip = seat.read(voucher);
        var lane = slip.promise().lane();
        var actor = reader.actor(seat.channel(), lanes(slip));
        var book = reader.book(seat.book(), List.of(lane));
        return new BestSpendable(seat.channel(), actor, book, seat.key(), clock.instant()).isSpendable(slip, tellings);
    }

    private static Collection<Uint64> lanes(Slip slip) {
        var merged = slip.promise().merges().stream().map(Merge::lane);
        return Stream.concat(Stream.of(slip.promise().lane()), merged).collect(Collectors.toSet());
    }

    /**
     * While the channel settles it is redeemed too, before anybody hears that it is taken: afterwards it might be too late.
     * When nothing is redeemed any more, one is known alone that is paid.
     */
    Taken accept(Seat seat, String voucher, Money deltaMin) {
        var slip = seat.read(voucher);
        try {
            var looked = clock.instant();
            var standing = standing(seat, slip.promise().lane());
            var taken = take(seat, new AcceptVoucher(seat.book(), slip, deltaMin, standing, looked));
            if (standing.isSettling() || hasBegunToSettle(seat, slip, looked)) redeem(seat, slip);
            return taken;
        } catch (Rejected refused) {
            if (TOO_LATE.contains(refused.code()) && isPaid(seat, slip)) return known(seat, slip);
            throw refused;
        }
    }

    /** What had to wait for its turn for much of a window may come too late for whoever submits the best vouchers in it. */
    private boolean hasBegunToSettle(Seat seat, Slip slip, Instant looked) {
        var inTime = seat.terms().window().dividedBy(IN_TIME_PART);
        boolean late = Duration.between(looked, clock.instant()).compareTo(inTime) > 0;
        return late && standing(seat, slip.promise().lane()).isSettling();
    }

    /** One that was overtaken by another of its lane is paid with that one. */
    private void redeem(Seat seat, Slip slip) {
        try {
            submission.submit(seat, slip, Tellings.NONE, gateway::sendAndWait);
        } catch (Rejected refused) {
            if (!refused.code().equals(Refusal.VOUCHER_STALE.code())) throw refused;
        }
    }

    private Taken take(Seat seat, OfVoucher command) {
        try {
            WholeBook after = gateway.sendAndWait(command);
            return new Taken(delta(after, command.voucher()), false);
        } catch (Rejected refused) {
            if (refused.code().equals(VoucherBook.VOUCHER_KNOWN)) return known(seat, command.slip());
            throw refused;
        }
    }

    private Taken known(Seat seat, Slip slip) {
        var id = VoucherId.of(seat.book(), slip.digest());
        return new Taken(delta(reader.book(seat.book(), List.of(), List.of(id)), id), true);
    }

    /** By the actor: the book hears of it a moment later. */
    private boolean isPaid(Seat seat, Slip slip) {
        var promise = slip.promise();
        var id = VoucherId.of(seat.book(), slip.digest());
        if (!reader.book(seat.book(), List.of(), List.of(id)).vouchers().containsKey(id)) return false;
        var lane = reader.actor(seat.channel(), List.of(promise.lane())).lanes().get(promise.lane());
        return lane != null && !promise.nonce().isAfter(lane.nonce());
    }

    private static Money delta(WholeBook book, VoucherId voucher) {
        return Objects.requireNonNull(book.vouchers().get(voucher)).delta();
    }

    /** One that was signed elsewhere, for the payer. */
    Taken issue(Seat seat, String voucher) {
        return issue(seat, seat.read(voucher));
    }

    Taken issue(Seat seat, Slip slip) {
        var standing = standing(seat, slip.promise().lane());
        return take(seat, new IssueVoucher(seat.book(), slip, standing, clock.instant()));
    }

    /** @throws Rejected where nothing can be redeemed any more, now that it is or may be over */
    Standing standing(Seat seat, Uint64 lane) {
        var actor = reader.actor(seat.channel(), List.of(lane));
        var live = live(seat.channel(), actor);
        var standing = Standing.of(live, actor.lanes().get(lane));
        standing.requireBeforeEnd(live.terms(), clock.instant());
        return standing;
    }

    private static Live live(ChannelId channel, ActorState actor) {
        return switch (actor.channel()) {
            case Live live -> live;
            case Collected _ -> throw new Rejected("channel-collected", channel + " is collected");
            case Absent _ -> throw Rejected.unknown(ChannelId.class);
        };
    }
}

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
import io.counterfoil.channel.book.BookState;
import io.counterfoil.channel.book.Standing;
import io.counterfoil.channel.book.Validity;
import io.counterfoil.channel.book.VoucherBook;
import io.counterfoil.channel.book.VoucherState.Accepted;
import io.counterfoil.channel.book.WholeBook;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Merge;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.channel.VoucherId;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Vouchers into books. Signatures are looked at here, before anything waits for it. */
@Component
final class VoucherDesk {
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
     * By how much it promises more than was promised before; nothing where it was there already. While the channel settles
     * it is redeemed too, before anybody hears that it is taken: afterwards it might be too late.
     */
    Money accept(Seat seat, String voucher, Money deltaMin) {
        var slip = seat.read(voucher);
        var standing = standing(seat, slip.promise().lane());
        var delta = accept(seat, slip, deltaMin, standing);
        if (standing.isSettling()) redeem(seat, slip);
        return delta;
    }

    /** One that was overtaken by another of its lane is paid with that one. */
    private void redeem(Seat seat, Slip slip) {
        try {
            submission.submit(seat, slip, Tellings.NONE, gateway::sendAndWait);
        } catch (Rejected refused) {
            if (!refused.code().equals(Refusal.VOUCHER_STALE.code())) throw refused;
        }
    }

    private Money accept(Seat seat, Slip slip, Money deltaMin, Standing standing) {
        var command = new AcceptVoucher(seat.book(), slip, deltaMin, standing, clock.instant());
        try {
            WholeBook after = gateway.sendAndWait(command);
            return ((Accepted) Objects.requireNonNull(after.vouchers().get(command.voucher()))).delta();
        } catch (Rejected refused) {
            if (refused.code().equals(VoucherBook.VOUCHER_KNOWN))
                return Money.of(0, seat.terms().asset());
            throw refused;
        }
    }

    /** One that was signed elsewhere, for the payer. */
    void issue(Seat seat, String voucher) {
        issue(seat, seat.read(voucher));
    }

    /** By how much it promises more than was promised before; nothing where it was there already. */
    Money issued(Seat seat, String voucher) {
        var slip = seat.read(voucher);
        var id = VoucherId.of(seat.book(), slip.digest());
        var before = reader.book(seat.book(), List.of(slip.promise().lane()), List.of(id));
        var nothing = Money.of(0, seat.terms().asset());
        if (before.vouchers().containsKey(id)) return nothing;
        issue(seat, slip);
        var page = before.pages().get(slip.promise().lane());
        var amount = new Money(slip.promise().amount(), nothing.asset());
        return page == null ? amount : amount.minus(page.amount());
    }

    void issue(Seat seat, Slip slip) {
        var standing = standing(seat, slip.promise().lane());
        gateway.sendAndWait(new IssueVoucher(seat.book(), slip, standing, clock.instant()));
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

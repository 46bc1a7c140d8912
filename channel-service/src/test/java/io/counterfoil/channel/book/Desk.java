package io.counterfoil.channel.book;

import io.counterfoil.channel.Played;
import io.counterfoil.channel.actor.ActorCommand;
import io.counterfoil.channel.actor.ActorCommand.CollectChannel;
import io.counterfoil.channel.actor.ActorCommand.CreateChannel;
import io.counterfoil.channel.actor.ActorCommand.RedeemVoucher;
import io.counterfoil.channel.actor.ActorCommand.SettleChannel;
import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.actor.ActorState;
import io.counterfoil.channel.actor.ChannelState.Live;
import io.counterfoil.channel.actor.Parties;
import io.counterfoil.channel.actor.PaymentChannel;
import io.counterfoil.channel.actor.Slips;
import io.counterfoil.channel.book.BookCommand.AcceptVoucher;
import io.counterfoil.channel.book.BookCommand.AllocateLane;
import io.counterfoil.channel.book.BookCommand.IssueVoucher;
import io.counterfoil.channel.book.BookCommand.OpenBook;
import io.counterfoil.channel.book.BookCommand.RecordRedeemed;
import io.counterfoil.channel.book.BookCommand.RecordSubmitted;
import io.counterfoil.channel.book.VoucherState.Accepted;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.ActorEvent;
import io.counterfoil.kernel.channel.ActorEvent.ChannelCollected;
import io.counterfoil.kernel.channel.ActorEvent.LaneAdvanced;
import io.counterfoil.kernel.channel.BookEvent;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A party with its book, beside the actor of the channel. */
final class Desk {
    static final ChannelId CHANNEL = ChannelId.derive("desk");
    static final Terms TERMS = Parties.filecoin("f0102", "f0103", "f0101");

    final Played<ActorCommand, ActorState, ActorEvent> actor = new Played<>(new PaymentChannel());

    private final VoucherBook rules = new VoucherBook();
    private final List<BookEvent> history = new ArrayList<>();
    private final List<Slip> slips = new ArrayList<>();
    private final Side side;
    private WholeBook book = rules.initial();
    private Instant now = TERMS.epochs().startOf(100);

    Desk(Side side, String balance) {
        this.side = side;
        actor.does(new CreateChannel(CHANNEL, TERMS, money(balance), now));
        does(new OpenBook(id(), CHANNEL, side, TERMS, now));
    }

    BookId id() {
        return BookId.of(CHANNEL, side);
    }

    static Money money(String amount) {
        return Parties.money(TERMS, amount);
    }

    List<BookEvent> does(BookCommand command) {
        var events = rules.decide(command, book);
        for (var event : events) book = rules.evolve(book, event);
        history.addAll(events);
        return events;
    }

    WholeBook book() {
        return book;
    }

    List<BookEvent> history() {
        return List.copyOf(history);
    }

    void passes(long epochs) {
        now = now.plusSeconds(TERMS.epochs().seconds() * epochs);
    }

    static Slip slip(long lane, long nonce, String amount) {
        return Slips.signedBy(
                TERMS.payer().key(),
                Promise.plain(TERMS.names().getFirst(), new Uint64(lane), Uint64.of(nonce), new BigInteger(amount)));
    }

    /** A voucher of the payer's own, with the next nonce. */
    Slip issues(long lane, String amount) {
        var next = book.page(new Uint64(lane)).nextNonce(standing(lane));
        var slip = slip(lane, next.bits(), amount);
        does(new IssueVoucher(id(), slip, standing(lane), now));
        slips.add(slip);
        return slip;
    }

    BigInteger shortfall(long lane, String amount) {
        return book.page(new Uint64(lane))
                .shortfall(money(amount), standing(lane))
                .minorUnits();
    }

    /** By how much the voucher promises more; nothing where it was there already. */
    BigInteger accepts(Slip slip, String deltaMin) {
        var standing = standing(slip.promise().lane().bits());
        var command = new AcceptVoucher(id(), slip, money(deltaMin), standing, now);
        try {
            does(command);
        } catch (Rejected refused) {
            if (refused.code().equals(VoucherBook.VOUCHER_KNOWN)) return BigInteger.ZERO;
            throw refused;
        }
        slips.add(slip);
        return ((Accepted) Objects.requireNonNull(book.vouchers().get(command.voucher())))
                .delta()
                .minorUnits();
    }

    Standing standing(long lane) {
        var channel = (Live) actor.state().channel();
        return Standing.of(channel, actor.state().lanes().get(new Uint64(lane)));
    }

    Uint64 allocates() {
        var lane = book.kept().nextLane();
        does(new AllocateLane(id(), now));
        return lane;
    }

    /** Has the actor redeem it, unless the book has done that before. */
    void submits(Slip slip) {
        var promise = slip.promise();
        if (book.page(promise.lane()).hasSubmitted(promise.nonce())) {
            throw new Rejected("voucher-submitted", "cannot submit voucher that has already been submitted");
        }
        var events = actor.does(new RedeemVoucher(CHANNEL, slip, TERMS.payee().key(), Tellings.NONE, now));
        does(new RecordSubmitted(id(), slip, now));
        hears(events);
    }

    /** Has the actor redeem it without the book's doing; says whether it did. */
    boolean redeemsElsewhere(Slip slip) {
        try {
            hears(actor.does(new RedeemVoucher(CHANNEL, slip, TERMS.payee().key(), Tellings.NONE, now)));
            return true;
        } catch (Rejected refused) {
            return false;
        }
    }

    private void hears(List<?> events) {
        for (var event : events) {
            if (event instanceof LaneAdvanced lane) {
                does(new RecordRedeemed(id(), lane.lane(), lane.nonce(), lane.redeemed(), now));
            }
        }
    }

    /** By lane. */
    Map<Uint64, String> best() {
        return bestOfLanes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        it -> it.getValue().promise().amount().toString()));
    }

    List<Slip> bestSlips() {
        return List.copyOf(bestOfLanes().values());
    }

    private SortedMap<Uint64, Slip> bestOfLanes() {
        return BestOfLanes.of(
                slips,
                new BestSpendable(CHANNEL, actor.state(), book, TERMS.payee().key(), now));
    }

    void settles(String caller) {
        actor.does(new SettleChannel(CHANNEL, caller, now));
    }

    ChannelCollected collects(String caller) {
        return (ChannelCollected)
                actor.does(new CollectChannel(CHANNEL, caller, now)).getFirst();
    }
}

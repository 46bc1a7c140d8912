package io.counterfoil.channel.trading;

import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.trading.views.ChannelList;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.platform.http.Page;
import io.counterfoil.platform.http.PageRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * All that parties do with payment channels. Every refusal is a {@link Rejected}; of channels that are not the asker's it is
 * {@code channel-unknown}. Where an asker is on both sides and says none, creating is the payer's, and all else the payee's.
 */
@Component
public class Channels {
    private final ChannelReader reader;
    private final Fundings fundings;
    private final Deposits deposits;
    private final Figures figures;
    private final VoucherDesk desk;
    private final Signing signing;
    private final Vouchers vouchers;
    private final Closing closing;
    private final ChannelList list;
    private final Paying paying;

    Channels(
            ChannelReader reader,
            Fundings fundings,
            Deposits deposits,
            Figures figures,
            VoucherDesk desk,
            Signing signing,
            Vouchers vouchers,
            Closing closing,
            ChannelList list,
            Paying paying) {
        this.reader = reader;
        this.fundings = fundings;
        this.deposits = deposits;
        this.figures = figures;
        this.desk = desk;
        this.signing = signing;
        this.vouchers = vouchers;
        this.closing = closing;
        this.list = list;
        this.paying = paying;
    }

    /** Puts money into a channel, which is opened where there is none. The payer's key has to be the asker's. */
    public Asked fund(Asker asker, FundsWanted wanted) {
        return fundings.fund(asker, wanted);
    }

    /**
     * Waits until the deposit has arrived. To the payee one that has not is none, whatever became of it, and it waits for none.
     *
     * @throws Rejected {@code funds-failed} where it has not and will not; {@code funds-under-way} where it takes longer
     */
    public ChannelId awaitReady(Asker asker, Sentinel sentinel, Duration patience) {
        return switch (fundings.requireKnown(asker, sentinel.funding())) {
            case PAYER -> deposits.await(sentinel, patience);
            case PAYEE -> deposits.arrived(sentinel).orElseThrow(() -> Rejected.unknown(FundingId.class));
        };
    }

    /** Of a pair that never had a channel, too: then all figures are zero. */
    public Funds available(Asker asker, Pair pair) {
        var normal = Fundings.normal(pair);
        var side = fundings.side(asker, normal).orElseThrow(() -> Rejected.unknown(ChannelId.class));
        return figures.of(normal, side);
    }

    public Funds available(Asker asker, ChannelId channel) {
        return figures.of(asker, channel).funds();
    }

    public Uint64 allocateLane(Asker asker, ChannelId channel) {
        return desk.allocateLane(payer(asker, channel));
    }

    /**
     * Signed with the payer's managed key.
     *
     * @throws Rejected {@code key-elsewhere} where we have none
     */
    public Created createVoucher(Asker asker, ChannelId channel, Uint64 lane, Money amount) {
        return signing.create(payer(asker, channel), lane, amount, Conditions.NONE);
    }

    /** Puts a voucher into the payer's book that the payer has signed elsewhere. */
    public void addIssued(Asker asker, ChannelId channel, String voucher) {
        desk.issue(payer(asker, channel), voucher);
    }

    /** Returns where a party would take the voucher. */
    public void checkValid(Asker asker, ChannelId channel, String voucher) {
        desk.checkValid(payee(asker, channel), voucher);
    }

    /** Whether the actor would redeem the voucher now. */
    public boolean checkSpendable(Asker asker, ChannelId channel, String voucher, Bytes secret) {
        return desk.checkSpendable(payee(asker, channel), voucher, new Tellings(secret, false));
    }

    /**
     * Puts a voucher that was received into the payee's book, or one that was issued into the payer's.
     *
     * @param deltaMin by how much it has to promise more than was promised on its lane before
     */
    public Taken addVoucher(Asker asker, ChannelId channel, String voucher, Money deltaMin) {
        return add(payee(asker, channel), voucher, deltaMin);
    }

    /** The same, where any increase will do. */
    public Taken addVoucher(Asker asker, ChannelId channel, String voucher) {
        var seat = payee(asker, channel);
        return add(seat, voucher, Money.of(0, seat.terms().asset()));
    }

    private Taken add(Seat seat, String voucher, Money deltaMin) {
        seat.requireAsset(deltaMin, "/deltaMin");
        return switch (seat.side()) {
            case PAYEE -> desk.accept(seat, voucher, deltaMin);
            case PAYER -> desk.issue(seat, voucher);
        };
    }

    /** By lane, then by nonce. */
    public Page<VoucherRow> vouchers(Asker asker, ChannelId channel, Optional<Side> side, PageRequest page) {
        return vouchers.page(seat(asker, channel, side, Side.PAYEE), page);
    }

    /** Of each lane the largest that was not submitted and that the actor would redeem now, by lane. */
    public Page<VoucherRow> bestSpendable(Asker asker, ChannelId channel, Optional<Side> side, PageRequest page) {
        return vouchers.bestSpendable(seat(asker, channel, side, Side.PAYEE), page);
    }

    /** Has the actor redeem the voucher. */
    public void submit(Asker asker, ChannelId channel, String voucher, Bytes secret) {
        closing.submit(payee(asker, channel), voucher, new Tellings(secret, false));
    }

    public void settle(Asker asker, ChannelId channel) {
        closing.settle(payee(asker, channel));
    }

    public void collect(Asker asker, ChannelId channel) {
        closing.collect(payee(asker, channel));
    }

    public ChannelStatus status(Asker asker, ChannelId channel) {
        return figures.of(asker, channel);
    }

    /** The newest first. */
    public Page<ChannelRow> list(Asker asker, Optional<ChannelStatus.State> state, PageRequest page) {
        return list.page(asker, state, page);
    }

    /** Reserves what the last voucher is for, takes a lane of its own, and makes the vouchers on it. */
    public Payment newPayment(Asker asker, PaymentWanted wanted, Duration patience) {
        return paying.pay(asker, wanted, patience);
    }

    private Seat payer(Asker asker, ChannelId channel) {
        var seat = seat(asker, channel, Optional.empty(), Side.PAYER);
        if (seat.side() == Side.PAYER) return seat;
        throw new Rejected("payer-only", "Vouchers and their lanes are the payer's to make.");
    }

    private Seat payee(Asker asker, ChannelId channel) {
        return seat(asker, channel, Optional.empty(), Side.PAYEE);
    }

    private Seat seat(Asker asker, ChannelId channel, Optional<Side> side, Side preferred) {
        return Seat.of(asker, channel, reader.terms(channel), side, preferred);
    }
}

package io.counterfoil.channel.trading;

import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.kernel.channel.ChannelId;
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
    /** Puts money into a channel, which is opened where there is none. The payer's key has to be the asker's. */
    public Asked fund(Asker asker, FundsWanted wanted) {
        throw new UnsupportedOperationException();
    }

    /**
     * Waits until the deposit has arrived.
     *
     * @throws Rejected {@code funds-failed} where it has not and will not; {@code funds-under-way} where it takes longer
     */
    public ChannelId awaitReady(Sentinel sentinel, Duration patience) {
        throw new UnsupportedOperationException();
    }

    /** Of a pair that never had a channel, too: then all figures are zero. */
    public Funds available(Asker asker, Pair pair) {
        throw new UnsupportedOperationException();
    }

    public Funds available(Asker asker, ChannelId channel) {
        throw new UnsupportedOperationException();
    }

    public Uint64 allocateLane(Asker asker, ChannelId channel) {
        throw new UnsupportedOperationException();
    }

    /**
     * Signed with the payer's managed key.
     *
     * @throws Rejected {@code key-elsewhere} where we have none
     */
    public Created createVoucher(Asker asker, ChannelId channel, Uint64 lane, Money amount) {
        throw new UnsupportedOperationException();
    }

    /** Puts a voucher into the payer's book that the payer has signed elsewhere. */
    public void addIssued(Asker asker, ChannelId channel, String voucher) {
        throw new UnsupportedOperationException();
    }

    /** Returns where a party would take the voucher. */
    public void checkValid(Asker asker, ChannelId channel, String voucher) {
        throw new UnsupportedOperationException();
    }

    /** Whether the actor would redeem the voucher now. */
    public boolean checkSpendable(Asker asker, ChannelId channel, String voucher, Bytes secret) {
        throw new UnsupportedOperationException();
    }

    /**
     * Puts a voucher that was received into the payee's book, or one that was issued into the payer's.
     *
     * @param deltaMin by how much it has to promise more than was promised on its lane before
     * @return by how much it does; zero where it was there already
     */
    public Money addVoucher(Asker asker, ChannelId channel, String voucher, Money deltaMin) {
        throw new UnsupportedOperationException();
    }

    /** By lane, then by nonce. */
    public Page<VoucherRow> vouchers(Asker asker, ChannelId channel, Optional<Side> side, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    /** Of each lane the largest that was not submitted and that the actor would redeem now, by lane. */
    public Page<VoucherRow> bestSpendable(Asker asker, ChannelId channel, Optional<Side> side, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    /** Has the actor redeem the voucher. */
    public void submit(Asker asker, ChannelId channel, String voucher, Bytes secret) {
        throw new UnsupportedOperationException();
    }

    public void settle(Asker asker, ChannelId channel) {
        throw new UnsupportedOperationException();
    }

    public void collect(Asker asker, ChannelId channel) {
        throw new UnsupportedOperationException();
    }

    public ChannelStatus status(Asker asker, ChannelId channel) {
        throw new UnsupportedOperationException();
    }

    /** The newest first. */
    public Page<ChannelRow> list(Asker asker, Optional<ChannelStatus.State> state, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    /** Reserves what the last voucher is for, takes a lane of its own, and makes the vouchers on it. */
    public Payment newPayment(Asker asker, PaymentWanted wanted, Duration patience) {
        throw new UnsupportedOperationException();
    }
}

package io.counterfoil.channel.trading.process;

import io.counterfoil.channel.account.AccountCommand.Release;
import io.counterfoil.channel.account.AccountCommand.Reserve;
import io.counterfoil.channel.account.AccountCommand.Spend;
import io.counterfoil.channel.account.WholeAccount;
import io.counterfoil.channel.actor.ActorCommand.AddFunds;
import io.counterfoil.channel.actor.ActorCommand.CreateChannel;
import io.counterfoil.channel.actor.ChannelState.Absent;
import io.counterfoil.channel.book.BookCommand.OpenBook;
import io.counterfoil.channel.funding.Between;
import io.counterfoil.channel.funding.FundingCommand.ConfirmFunds;
import io.counterfoil.channel.funding.FundingCommand.FailFunds;
import io.counterfoil.channel.funding.FundingState.Sent;
import io.counterfoil.channel.trading.ChannelReader;
import io.counterfoil.channel.trading.Schemes;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.FundingId;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.platform.eventlog.Commands;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * How a deposit gets from the payer's account into a channel: it is reserved, the channel is opened or gets it, it is spent,
 * both parties open their books, and it is confirmed; or it is released, and has failed.
 *
 * <p>Cut off anywhere, it is gone through again from the start: what was done is done once, under the reference of the
 * deposit. Confirmed or failed it is last of all.
 */
@Component
class Depositing {
    private final ChannelReader reader;
    private final Schemes schemes;
    private final Commands commands;
    private final InstantSource clock;

    Depositing(ChannelReader reader, Schemes schemes, Commands commands, InstantSource clock) {
        this.reader = reader;
        this.schemes = schemes;
        this.commands = commands;
        this.clock = clock;
    }

    /** Returns at once where nothing is on its way. */
    void make(FundingId funding) {
        var state = reader.funding(funding);
        if (state.sent() == null || state.between() == null) return;
        make(new Deposit(funding, state.between(), state.sent()));
    }

    private record Deposit(FundingId funding, Between between, Sent sent) {
        String reference() {
            return funding + "/" + sent.serial();
        }

        ChannelId channel() {
            return sent.channel();
        }
    }

    private void make(Deposit deposit) {
        if (!isReserved(deposit)) {
            fail(deposit);
        } else if (isIn(deposit)) {
            arrive(deposit);
        } else {
            commands.send(new Release(deposit.between().payer().account(), deposit.reference(), clock.instant()));
            fail(deposit);
        }
    }

    /** Whoever else makes the same deposit hears the same, whatever has come into the account meanwhile. */
    private boolean isReserved(Deposit deposit) {
        var account = deposit.between().payer().account();
        var reserve = new Reserve(account, deposit.reference(), deposit.sent().amount(), clock.instant());
        return ((WholeAccount) commands.send(reserve)).holds(reserve.movement());
    }

    /** It is not where the channel was collected before. Every other failure is none to draw conclusions from. */
    private boolean isIn(Deposit deposit) {
        try {
            if (deposit.sent().number() == 0) create(deposit);
            else add(deposit);
            return true;
        } catch (Rejected refused) {
            if (refused.code().equals("channel-collected")) return false;
            throw refused;
        }
    }

    /** A channel that is there is this one, whatever terms we would make today. */
    private void create(Deposit deposit) {
        if (!(reader.actor(deposit.channel()).channel() instanceof Absent)) return;
        var terms = schemes.terms(deposit.funding(), deposit.sent().serial(), deposit.between());
        commands.send(new CreateChannel(deposit.channel(), terms, deposit.sent().amount(), clock.instant()));
    }

    private void add(Deposit deposit) {
        var sent = deposit.sent();
        commands.send(new AddFunds(deposit.channel(), sent.number(), sent.amount(), clock.instant()));
    }

    private void arrive(Deposit deposit) {
        commands.send(new Spend(deposit.between().payer().account(), deposit.reference(), clock.instant()));
        var terms = reader.terms(deposit.channel());
        for (var side : Side.values()) {
            var book = BookId.of(deposit.channel(), side);
            commands.send(new OpenBook(book, deposit.channel(), side, terms, clock.instant()));
        }
        commands.send(new ConfirmFunds(deposit.funding(), deposit.sent().serial(), clock.instant()));
    }

    private void fail(Deposit deposit) {
        commands.send(new FailFunds(deposit.funding(), deposit.sent().serial(), clock.instant()));
    }
}

package io.counterfoil.channel.account;

import io.counterfoil.channel.account.AccountCommand.Begin;
import io.counterfoil.channel.account.AccountCommand.Deposit;
import io.counterfoil.channel.account.AccountCommand.End;
import io.counterfoil.channel.account.AccountCommand.Move;
import io.counterfoil.channel.account.AccountCommand.Receive;
import io.counterfoil.channel.account.AccountCommand.Release;
import io.counterfoil.channel.account.AccountCommand.Reserve;
import io.counterfoil.channel.account.AccountCommand.Spend;
import io.counterfoil.channel.account.AccountCommand.Withdraw;
import io.counterfoil.channel.account.AccountState.Kept;
import io.counterfoil.kernel.channel.AccountEvent;
import io.counterfoil.kernel.channel.AccountEvent.MoneyDeposited;
import io.counterfoil.kernel.channel.AccountEvent.MoneyReceived;
import io.counterfoil.kernel.channel.AccountEvent.MoneyReleased;
import io.counterfoil.kernel.channel.AccountEvent.MoneyReserved;
import io.counterfoil.kernel.channel.AccountEvent.MoneySpent;
import io.counterfoil.kernel.channel.AccountEvent.MoneyWithdrawn;
import io.counterfoil.kernel.channel.AccountEvent.MovementMade;
import io.counterfoil.kernel.channel.AccountEvent.ReservationRefused;
import io.counterfoil.kernel.channel.MovementKind;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether money may be moved. */
final class Moving {
    private static final int BALANCE_BITS_MAX = 256;

    static List<AccountEvent> decide(Move move, WholeAccount state) {
        var account = state.kept();
        @Nullable Movement known = state.movements().get(move.movement());
        return switch (move) {
            case Begin begin when known != null -> again(begin, known);
            case Begin begin -> begin(begin, account);
            case End _
            when known == null ->
                throw Rejected.unknown("movement-unknown", "nothing was set aside under this reference");
            case End end -> end(end, known);
        };
    }

    private static List<AccountEvent> again(Begin move, Movement known) {
        if (known.begunAs() == move.kind() && known.amount().equals(move.amount())) return List.of();
        throw Rejected.differs("reference-used", "The reference is another movement's.", "/reference");
    }

    private static List<AccountEvent> begin(Begin move, Kept account) {
        if (!move.amount().asset().equals(account.asset())) {
            throw Rejected.invalid("asset-differs", "The account is in " + account.asset() + ".", "/amount");
        }
        switch (move) {
            case Deposit _, Receive _ -> requireRoom(account, move.amount());
            case Withdraw _ -> requireAvailable(account, move.amount());
            case Reserve reserve -> {
                if (!account.available().covers(move.amount())) return refused(reserve);
            }
        }
        return List.of(happened(move), made(move, move.kind(), move.amount()));
    }

    private static List<AccountEvent> refused(Reserve move) {
        var refused = new ReservationRefused(move.account(), move.reference(), move.amount(), move.now());
        return List.of(refused, made(move, MovementKind.REFUSED, move.amount()));
    }

    private static void requireRoom(Kept account, Money amount) {
        var sum = account.balance().minorUnits().add(amount.minorUnits());
        if (sum.bitLength() <= BALANCE_BITS_MAX) return;
        throw new Rejected("balance-beyond-limit", "an account holds less than 2^" + BALANCE_BITS_MAX);
    }

    private static void requireAvailable(Kept account, Money amount) {
        if (account.available().covers(amount)) return;
        throw new Rejected(
                "balance-short", "available are " + account.available().minorUnits());
    }

    private static AccountEvent happened(Begin move) {
        return switch (move) {
            case Deposit m -> new MoneyDeposited(m.account(), m.reference(), m.amount(), m.now());
            case Withdraw m -> new MoneyWithdrawn(m.account(), m.reference(), m.amount(), m.now());
            case Reserve m -> new MoneyReserved(m.account(), m.reference(), m.amount(), m.now());
            case Receive m -> new MoneyReceived(m.account(), m.reference(), m.amount(), m.now());
        };
    }

    private static List<AccountEvent> end(End move, Movement known) {
        if (known.kind() == move.kind()) return List.of();
        if (known.kind() != MovementKind.RESERVED) {
            throw new Rejected(
                    "movement-ended", "the money was " + known.kind().name().toLowerCase(Locale.ROOT) + " already");
        }
        var amount = known.amount();
        var happened = switch (move) {
            case Release m -> new MoneyReleased(m.account(), m.reference(), amount, m.now());
            case Spend m -> new MoneySpent(m.account(), m.reference(), amount, m.now());
        };
        return List.of(happened, made(move, move.kind(), amount));
    }

    private static AccountEvent made(Move move, MovementKind kind, Money amount) {
        return new MovementMade(move.account(), move.reference(), kind, amount, move.now());
    }

    private Moving() {}
}

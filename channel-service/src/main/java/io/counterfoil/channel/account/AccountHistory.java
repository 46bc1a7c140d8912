package io.counterfoil.channel.account;

import io.counterfoil.channel.account.AccountState.Kept;
import io.counterfoil.channel.account.AccountState.PartyKey;
import io.counterfoil.kernel.channel.AccountEvent;
import io.counterfoil.kernel.channel.AccountEvent.AccountKeyAdded;
import io.counterfoil.kernel.channel.AccountEvent.AccountOpened;
import io.counterfoil.kernel.channel.AccountEvent.KeyHeld;
import io.counterfoil.kernel.channel.AccountEvent.MoneyDeposited;
import io.counterfoil.kernel.channel.AccountEvent.MoneyReceived;
import io.counterfoil.kernel.channel.AccountEvent.MoneyReleased;
import io.counterfoil.kernel.channel.AccountEvent.MoneyReserved;
import io.counterfoil.kernel.channel.AccountEvent.MoneySpent;
import io.counterfoil.kernel.channel.AccountEvent.MoneyWithdrawn;
import io.counterfoil.kernel.channel.AccountEvent.MovementMade;
import io.counterfoil.kernel.channel.AccountEvent.OfAccount;
import io.counterfoil.kernel.channel.AccountEvent.ReservationRefused;
import io.counterfoil.kernel.channel.KeyId;
import io.counterfoil.kernel.channel.MovementId;
import io.counterfoil.kernel.money.Money;
import java.util.List;
import java.util.stream.Stream;

/** What events make of an account and of a movement. */
final class AccountHistory {
    static WholeAccount evolve(WholeAccount state, AccountEvent event) {
        return switch (event) {
            case AccountOpened e -> state.with(opened(e));
            case KeyHeld e ->
                state.with(KeyId.of(e.scheme(), e.key(), e.asset()), new HeldKey(e.account(), e.secret()));
            case MovementMade e ->
                state.with(MovementId.of(e.account(), e.reference()), new Movement(e.kind(), e.amount()));
            case OfAccount e -> state.with(evolve(state.kept(), e));
        };
    }

    private static Kept opened(AccountOpened event) {
        var nothing = Money.of(0, event.asset());
        return new Kept(event.party(), event.asset(), nothing, nothing, List.of());
    }

    private static Kept evolve(Kept account, OfAccount event) {
        var balance = account.balance();
        var reserved = account.reserved();
        return switch (event) {
            case AccountOpened e -> opened(e);
            case AccountKeyAdded e -> account.with(added(account.keys(), new PartyKey(e.scheme(), e.key())));
            case MoneyDeposited e -> account.with(balance.plus(e.amount()), reserved);
            case MoneyReceived e -> account.with(balance.plus(e.amount()), reserved);
            case MoneyWithdrawn e -> account.with(balance.minus(e.amount()), reserved);
            case ReservationRefused _ -> account;
            case MoneyReserved e -> account.with(balance, reserved.plus(e.amount()));
            case MoneyReleased e -> account.with(balance, reserved.minus(e.amount()));
            case MoneySpent e -> account.with(balance.minus(e.amount()), reserved.minus(e.amount()));
        };
    }

    private static List<PartyKey> added(List<PartyKey> keys, PartyKey key) {
        return Stream.concat(keys.stream(), Stream.of(key)).toList();
    }

    private AccountHistory() {}
}

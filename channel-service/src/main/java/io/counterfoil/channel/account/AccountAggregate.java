package io.counterfoil.channel.account;

import io.counterfoil.channel.account.AccountCommand.AddKey;
import io.counterfoil.channel.account.AccountCommand.Begin;
import io.counterfoil.channel.account.AccountCommand.End;
import io.counterfoil.channel.account.AccountCommand.OpenAccount;
import io.counterfoil.kernel.channel.AccountEvent;
import io.counterfoil.kernel.channel.KeyId;
import io.counterfoil.kernel.channel.MovementId;
import io.counterfoil.kernel.id.Id;
import io.counterfoil.platform.eventlog.Composite;
import io.counterfoil.platform.eventlog.Part;
import io.counterfoil.platform.eventlog.Piece;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
public final class AccountAggregate extends Composite<AccountCommand, WholeAccount, AccountEvent> {
    AccountAggregate() {
        super(
                AccountCommand.class,
                new Account(),
                new Piece<>(AccountState.class, WholeAccount::account, (account, state) -> account.with(state)));
    }

    public static List<Part<WholeAccount>> movements(Collection<MovementId> ids) {
        return ids.stream().map(id -> Part.known(id, movement(id))).toList();
    }

    private static Piece<WholeAccount, Movement> movement(MovementId id) {
        return new Piece<>(
                Movement.class,
                account -> account.movements().get(id),
                (account, movement) -> account.with(id, movement));
    }

    public static Part<WholeAccount> key(KeyId id) {
        return Part.known(
                id,
                new Piece<>(HeldKey.class, account -> account.keys().get(id), (account, key) -> account.with(id, key)));
    }

    @Override
    protected List<Part<WholeAccount>> parts(AccountCommand command) {
        return switch (command) {
            case Begin begin -> List.of(Part.mostlyNew(begin.movement(), movement(begin.movement())));
            case End end -> movements(end.movements());
            case AddKey add -> List.of(key(add.id()));
            case OpenAccount _ -> List.of();
        };
    }

    @Override
    protected Id stream(AccountEvent event) {
        return event.stream();
    }
}

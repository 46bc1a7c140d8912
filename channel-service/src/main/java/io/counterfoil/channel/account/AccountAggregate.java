package io.counterfoil.channel.account;

import io.counterfoil.channel.account.AccountCommand.Begin;
import io.counterfoil.kernel.channel.AccountEvent;
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

    @Override
    protected List<Part<WholeAccount>> parts(AccountCommand command) {
        return command instanceof Begin begin
                ? List.of(Part.mostlyNew(begin.movement(), movement(begin.movement())))
                : movements(command.movements());
    }

    @Override
    protected Id stream(AccountEvent event) {
        return event.stream();
    }
}

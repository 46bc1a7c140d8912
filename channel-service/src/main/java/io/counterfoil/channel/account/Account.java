package io.counterfoil.channel.account;

import io.counterfoil.channel.account.AccountCommand.AddKey;
import io.counterfoil.channel.account.AccountCommand.Move;
import io.counterfoil.channel.account.AccountCommand.OpenAccount;
import io.counterfoil.channel.account.AccountState.Absent;
import io.counterfoil.channel.account.AccountState.Kept;
import io.counterfoil.channel.account.AccountState.PartyKey;
import io.counterfoil.kernel.channel.AccountEvent;
import io.counterfoil.kernel.channel.AccountEvent.AccountKeyAdded;
import io.counterfoil.kernel.channel.AccountEvent.AccountOpened;
import io.counterfoil.kernel.channel.AccountEvent.KeyHeld;
import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of an account: its balance is what came in less what went out, and never below what is set aside. */
public final class Account implements Decider<AccountCommand, WholeAccount, AccountEvent> {
    static final int KEYS_MAX = 100;

    @Override
    public WholeAccount initial() {
        return WholeAccount.NOTHING;
    }

    @Override
    public List<AccountEvent> decide(AccountCommand command, WholeAccount state) {
        return switch (command) {
            case OpenAccount open -> open(open, state.account());
            case AddKey add -> add(add, state.kept(), state.keys().get(add.id()));
            case Move move -> Moving.decide(move, state);
        };
    }

    private static List<AccountEvent> open(OpenAccount command, AccountState state) {
        return switch (state) {
            case Absent _ ->
                List.of(new AccountOpened(command.account(), command.party(), command.asset(), command.now()));
            case Kept kept
            when kept.party().equals(command.party()) && kept.asset().equals(command.asset()) -> List.of();
            case Kept _ -> throw Rejected.differs("account-exists", "the account is another party's", "/party");
        };
    }

    private static List<AccountEvent> add(AddKey command, Kept account, @Nullable HeldKey held) {
        if (!command.asset().equals(account.asset())) {
            throw Rejected.invalid("asset-differs", "The account is in " + account.asset() + ".", "/asset");
        }
        if (held != null && !held.account().equals(command.account())) {
            throw Rejected.differs("key-taken", "The key is another account's.", "/key");
        }
        if (account.keys().contains(new PartyKey(command.scheme(), command.key()))) return List.of();
        if (account.keys().size() == KEYS_MAX) {
            throw new Rejected("keys-exhausted", "an account has at most " + KEYS_MAX + " keys");
        }
        return List.of(
                new AccountKeyAdded(command.account(), command.scheme(), command.key(), command.now()),
                new KeyHeld(
                        command.account(),
                        command.scheme(),
                        command.key(),
                        command.asset(),
                        command.secret(),
                        command.now()));
    }

    @Override
    public WholeAccount evolve(WholeAccount state, AccountEvent event) {
        return AccountHistory.evolve(state, event);
    }
}

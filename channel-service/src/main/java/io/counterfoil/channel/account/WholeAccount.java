package io.counterfoil.channel.account;

import io.counterfoil.channel.account.AccountState.Absent;
import io.counterfoil.channel.account.AccountState.Kept;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.KeyId;
import io.counterfoil.kernel.channel.MovementId;
import io.counterfoil.kernel.decide.Rejected;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** An account with its movements and keys, or with those of them that a command names: more is never looked at. */
public record WholeAccount(
        AccountState account, PSortedMap<MovementId, Movement> movements, PSortedMap<KeyId, HeldKey> keys) {
    static final WholeAccount NOTHING = new WholeAccount(
            new Absent(),
            TreePMap.empty(Comparator.comparing(MovementId::value)),
            TreePMap.empty(Comparator.comparing(KeyId::value)));

    Kept kept() {
        return switch (account) {
            case Kept kept -> kept;
            case Absent _ -> throw Rejected.unknown(AccountId.class);
        };
    }

    /** Whether the money that was asked for under the reference is set aside, or is in the channel already. */
    public boolean holds(MovementId id) {
        @Nullable Movement movement = movements.get(id);
        return movement != null
                && switch (movement.kind()) {
                    case RESERVED, SPENT -> true;
                    case DEPOSITED, WITHDRAWN, RECEIVED, REFUSED, RELEASED -> false;
                };
    }

    WholeAccount with(AccountState next) {
        return new WholeAccount(next, movements, keys);
    }

    WholeAccount with(MovementId id, Movement movement) {
        return new WholeAccount(account, movements.plus(id, movement), keys);
    }

    WholeAccount with(KeyId id, HeldKey key) {
        return new WholeAccount(account, movements, keys.plus(id, key));
    }
}

package io.counterfoil.channel.account;

import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.util.List;

/** How an account stands, its movements left aside. */
public sealed interface AccountState {
    record Absent() implements AccountState {}

    /** @param reserved the part of the balance that is set aside for channels */
    record Kept(String party, Asset asset, Money balance, Money reserved, List<PartyKey> keys) implements AccountState {
        public Kept {
            keys = List.copyOf(keys);
        }

        public Money available() {
            return balance.minus(reserved);
        }

        Kept with(Money balance, Money reserved) {
            return new Kept(party, asset, balance, reserved, keys);
        }

        Kept with(List<PartyKey> keys) {
            return new Kept(party, asset, balance, reserved, keys);
        }
    }

    record PartyKey(Scheme scheme, String key) {}
}

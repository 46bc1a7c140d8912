package io.counterfoil.order.merchant;

import io.counterfoil.kernel.order.MerchantEvent.KeyIssued;
import io.counterfoil.kernel.order.MerchantEvent.KeyKind;
import io.counterfoil.kernel.order.MerchantEvent.MerchantRegistered;
import io.counterfoil.kernel.order.MerchantEvent.ProviderAccountSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a merchant stands. */
public sealed interface MerchantState {
    record Absent() implements MerchantState {}

    /**
     * @param keys by name, the oldest first
     * @param accounts by provider
     */
    record Registered(
            MerchantRegistered by, boolean enabled, Map<String, HeldKey> keys, Map<String, ProviderAccountSet> accounts)
            implements MerchantState {

        long valid(KeyKind kind) {
            return keys.values().stream()
                    .filter(key ->
                            key.issued().kind() == kind && key.revokedAt().isEmpty())
                    .count();
        }

        Registered enabled(boolean now) {
            return new Registered(by, now, keys, accounts);
        }

        Registered with(HeldKey key) {
            var all = new LinkedHashMap<>(keys);
            all.put(key.issued().key(), key);
            return new Registered(by, enabled, all, accounts);
        }

        Registered with(ProviderAccountSet account) {
            var all = new LinkedHashMap<>(accounts);
            all.put(account.provider(), account);
            return new Registered(by, enabled, keys, all);
        }
    }

    record HeldKey(KeyIssued issued, Optional<Instant> revokedAt) {}
}

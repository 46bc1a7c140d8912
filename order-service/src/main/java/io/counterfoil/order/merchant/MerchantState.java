package io.counterfoil.order.merchant;

import io.counterfoil.kernel.order.MerchantEvent.KeyIssued;
import io.counterfoil.kernel.order.MerchantEvent.KeyKind;
import io.counterfoil.kernel.order.MerchantEvent.MerchantRegistered;
import io.counterfoil.kernel.order.MerchantEvent.ProviderAccountSet;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a merchant stands. */
public sealed interface MerchantState {
    record Absent() implements MerchantState {}

    /**
     * @param keys by name, the oldest first
     * @param accounts the ones in use, by provider
     * @param everyAccount those of the past too, by alias
     */
    record Registered(
            MerchantRegistered by,
            boolean enabled,
            Map<String, HeldKey> keys,
            Map<String, ProviderAccountSet> accounts,
            Map<String, ProviderAccountSet> everyAccount)
            implements MerchantState {

        long valid(KeyKind kind) {
            return keys.values().stream()
                    .filter(key -> key.issued().kind() == kind && key.isValid())
                    .count();
        }

        Registered enabled(boolean now) {
            return new Registered(by, now, keys, accounts, everyAccount);
        }

        Registered with(HeldKey key) {
            var all = new LinkedHashMap<>(keys);
            all.put(key.issued().key(), key);
            return new Registered(by, enabled, all, accounts, everyAccount);
        }

        Registered with(ProviderAccountSet account) {
            var all = new LinkedHashMap<>(accounts);
            all.put(account.provider(), account);
            var every = new LinkedHashMap<>(everyAccount);
            every.put(account.alias(), account);
            return new Registered(by, enabled, keys, all, every);
        }
    }

    record HeldKey(KeyIssued issued, @Nullable Instant revokedAt) {
        public boolean isValid() {
            return revokedAt == null;
        }
    }
}

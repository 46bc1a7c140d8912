package io.counterfoil.platform.access;

import io.counterfoil.kernel.order.MerchantEvent;
import io.counterfoil.kernel.order.MerchantEvent.KeyIssued;
import io.counterfoil.kernel.order.MerchantEvent.KeyRevoked;
import io.counterfoil.kernel.order.MerchantEvent.MerchantDisabled;
import io.counterfoil.kernel.order.MerchantEvent.MerchantEnabled;
import io.counterfoil.kernel.order.MerchantEvent.MerchantRegistered;
import io.counterfoil.kernel.order.MerchantEvent.ProviderAccountSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What decides about a merchant's keys, folded from its stream.
 *
 * @param sequence of the last event that is in it; -1 before the first
 * @param keys those that are valid, by name
 */
record MerchantStanding(long sequence, boolean enabled, Map<String, KeyIssued> keys) {
    static final MerchantStanding UNKNOWN = new MerchantStanding(-1, false, Map.of());

    MerchantStanding after(long at, MerchantEvent event) {
        return switch (event) {
            case MerchantRegistered _, MerchantEnabled _ -> new MerchantStanding(at, true, keys);
            case MerchantDisabled _ -> new MerchantStanding(at, false, keys);
            case KeyIssued issued -> with(at, issued);
            case KeyRevoked revoked -> without(at, revoked.key());
            case ProviderAccountSet _ -> new MerchantStanding(at, enabled, keys);
        };
    }

    private MerchantStanding with(long at, KeyIssued key) {
        var more = new HashMap<>(keys);
        more.put(key.key(), key);
        return new MerchantStanding(at, enabled, Map.copyOf(more));
    }

    private MerchantStanding without(long at, String key) {
        var fewer = new HashMap<>(keys);
        fewer.remove(key);
        return new MerchantStanding(at, enabled, Map.copyOf(fewer));
    }
}

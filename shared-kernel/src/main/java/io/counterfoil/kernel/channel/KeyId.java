package io.counterfoil.kernel.channel;

import io.counterfoil.kernel.id.Id;
import io.counterfoil.kernel.id.Ids;
import io.counterfoil.kernel.money.Asset;

/** A key in one asset, {@code kh_…}: a stream of its own, which says whose it is. */
public record KeyId(String value) implements Id {
    public static final String PREFIX = "kh";

    public KeyId {
        Ids.require(PREFIX, value);
    }

    /** @param key as {@link Party#key} has it */
    public static KeyId of(Scheme scheme, String key, Asset asset) {
        return new KeyId(Ids.derive(PREFIX, scheme.name(), key, asset.toString()));
    }

    @Override
    public String toString() {
        return value;
    }
}

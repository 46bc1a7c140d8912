package io.counterfoil.platform.personal;

import io.counterfoil.kernel.personal.Encrypted;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is read for one answer: each key is looked up once for all of it. */
public final class Disclosure {
    private final KeyRing keys;
    private final Map<String, Optional<OwnerKey>> found;

    Disclosure(KeyRing keys) {
        this(keys, Map.of());
    }

    /** @param found what was looked up already */
    Disclosure(KeyRing keys, Map<String, Optional<OwnerKey>> found) {
        this.keys = keys;
        this.found = new HashMap<>(found);
    }

    void know(OwnerKey key) {
        found.put(key.name(), Optional.of(key));
    }

    /** Empty when the owner has been forgotten. */
    public Optional<String> decrypt(Encrypted encrypted) {
        return found.computeIfAbsent(encrypted.key(), keys::find).map(key -> key.decrypt(encrypted));
    }
}

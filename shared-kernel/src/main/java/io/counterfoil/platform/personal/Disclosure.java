package io.counterfoil.platform.personal;

import io.counterfoil.kernel.personal.Encrypted;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is read for one answer: each key is looked up once for all of it. */
public final class Disclosure {
    private final KeyRing keys;
    private final Map<String, Optional<OwnerKey>> found = new HashMap<>();

    Disclosure(KeyRing keys) {
        this.keys = keys;
    }

    void know(OwnerKey key) {
        found.put(key.name(), Optional.of(key));
    }

    /** Empty when the owner has been forgotten. */
    public Optional<String> decrypt(Encrypted encrypted) {
        return found.computeIfAbsent(encrypted.key(), keys::find).map(key -> key.decrypt(encrypted));
    }
}

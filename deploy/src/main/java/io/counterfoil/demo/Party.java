package io.counterfoil.demo;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who talks to Counterfoil.
 *
 * @param name as the transcript calls them
 * @param key what they show at the door
 */
record Party(String name, @Nullable String key) {
    static Party stranger(String name) {
        return new Party(name, null);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return name;
    }
}

package io.counterfoil.platform.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers what was used last, up to a limit. */
final class Recent<K, V> {
    private static final int CAPACITY_DEFAULT = 16;

    private final Map<K, V> entries;

    Recent(int max) {
        entries = new LinkedHashMap<>(CAPACITY_DEFAULT, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > max;
            }
        };
    }

    synchronized Optional<V> find(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized void put(K key, V value) {
        entries.put(key, value);
    }
}

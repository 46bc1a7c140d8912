package io.counterfoil.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/** Remembers what is used most, up to a limit. Every request asks it: nobody waits for anybody here. */
final class Recent<K, V> {
    private final Cache<K, V> entries;

    Recent(int max) {
        entries = Caffeine.newBuilder().maximumSize(max).build();
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(entries.getIfPresent(key));
    }

    void put(K key, V value) {
        entries.put(key, value);
    }
}

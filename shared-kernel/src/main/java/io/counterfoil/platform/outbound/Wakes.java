package io.counterfoil.platform.outbound;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells a line of this process that something is due. Lines of other processes find it by themselves a little later. */
final class Wakes {
    private final Map<String, Runnable> listeners = new ConcurrentHashMap<>();

    void listen(String kind, Runnable listener) {
        if (listeners.put(kind, listener) != null) throw new IllegalStateException("two lines for " + kind);
    }

    void wake(String kind) {
        listeners.getOrDefault(kind, () -> {}).run();
    }
}

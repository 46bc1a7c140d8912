package io.counterfoil.platform.eventlog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/** Of those who come for one thing one decides at a time. Those who come meanwhile wait for their turn, or for an answer. */
final class Turns<C, S> {
    /** Of things that somebody decides about. */
    private final Map<String, Queue<Asked<C, S>>> waiting = new ConcurrentHashMap<>();

    void enter(String stream, Asked<C, S> newcomer) {
        waiting.compute(stream, (_, line) -> {
            if (line == null) {
                newcomer.call();
                return new ArrayDeque<>();
            }
            line.add(newcomer);
            return line;
        });
    }

    /** Those who wait, in the order they came: for whoever has the turn to decide with. */
    List<Asked<C, S>> beside(String stream, int max) {
        var taken = new ArrayList<Asked<C, S>>();
        waiting.computeIfPresent(stream, (_, line) -> {
            while (taken.size() < max && !line.isEmpty()) {
                var next = line.remove();
                if (next.take()) taken.add(next);
            }
            return line;
        });
        return taken;
    }

    /** The next one's turn, or nobody's. */
    void leave(String stream) {
        waiting.computeIfPresent(stream, (_, line) -> {
            while (!line.isEmpty()) if (line.remove().call()) return line;
            return null;
        });
    }
}

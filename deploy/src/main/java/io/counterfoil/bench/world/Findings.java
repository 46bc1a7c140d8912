package io.counterfoil.bench.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was wrong, with enough to repeat it: the first few of each kind in words, all of them counted. */
public final class Findings {
    static final int KEPT_OF_A_KIND_MAX = 5;

    private final Map<String, Integer> kinds = new TreeMap<>();
    private final List<String> kept = new ArrayList<>();
    private int count;

    /** @param kind what findings of one cause have in common */
    public synchronized void add(String kind, String what) {
        count++;
        if (kinds.merge(kind, 1, Integer::sum) <= KEPT_OF_A_KIND_MAX) kept.add(kind + ": " + what);
    }

    /** @param what is wrong unless it holds */
    public void require(boolean holds, String kind, String what) {
        if (!holds) add(kind, what);
    }

    public synchronized int count() {
        return count;
    }

    public synchronized List<String> kept() {
        return List.copyOf(kept);
    }
}

package io.counterfoil.bench.world;

import java.util.ArrayList;
import java.util.List;

/** What was wrong, with enough to repeat it: the first of them in words, all of them counted. */
public final class Findings {
    static final int KEPT_MAX = 100;

    private final List<String> kept = new ArrayList<>();
    private int count;

    public synchronized void add(String what) {
        count++;
        if (kept.size() < KEPT_MAX) kept.add(what);
    }

    /** @param what is wrong unless it holds */
    public void require(boolean holds, String what) {
        if (!holds) add(what);
    }

    public synchronized int count() {
        return count;
    }

    public synchronized List<String> kept() {
        return List.copyOf(kept);
    }
}

package io.counterfoil.bench.races;

import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets its contestants go one after another: each after as many meetings of two others as chance has given it. A meeting
 * costs a few microseconds, so that nobody has to sleep.
 */
final class Gate {
    /** As long as the longest request takes, and then some. */
    static final int MEETINGS_MAX = 1 << 14;

    private final Phaser everybody;
    private final AtomicInteger waiting;
    private final Phaser meetings = new Phaser(2);

    Gate(int contestants) {
        everybody = new Phaser(contestants);
        waiting = new AtomicInteger(contestants);
        Thread.startVirtualThread(this::meet);
        Thread.startVirtualThread(this::meet);
    }

    /** @param headStart of the others, in meetings */
    void pass(int headStart) {
        everybody.arriveAndAwaitAdvance();
        int passed = meetings.getPhase();
        while (passed >= 0 && passed < headStart) passed = meetings.awaitAdvance(passed);
        waiting.decrementAndGet();
    }

    private void meet() {
        everybody.awaitAdvance(0);
        int passed = 0;
        while (passed >= 0 && passed < MEETINGS_MAX && waiting.get() > 0) passed = meetings.arriveAndAwaitAdvance();
        meetings.forceTermination();
    }
}

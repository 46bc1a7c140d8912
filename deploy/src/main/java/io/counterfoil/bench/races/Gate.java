package io.counterfoil.bench.races;

import java.util.concurrent.Phaser;

/**
 * Lets its contestants go one after another: each after as many meetings as chance has given it. A meeting costs two
 * threads a handful of microseconds, so that nobody has to sleep.
 */
final class Gate {
    /** A few milliseconds: as long as a request takes. */
    static final int MEETINGS_MAX = 200;

    private final Phaser everybody;
    private final Phaser meetings = new Phaser(2);

    Gate(int contestants) {
        everybody = new Phaser(contestants);
        Thread.startVirtualThread(this::meet);
        Thread.startVirtualThread(this::meet);
    }

    /** @param headStart of the others, in meetings */
    void pass(int headStart) {
        everybody.arriveAndAwaitAdvance();
        for (int passed = meetings.getPhase(); passed >= 0 && passed < headStart; ) {
            passed = meetings.awaitAdvance(passed);
        }
    }

    private void meet() {
        everybody.awaitAdvance(0);
        for (int i = 0; i < MEETINGS_MAX; i++) meetings.arriveAndAwaitAdvance();
        meetings.arriveAndDeregister();
    }
}

package io.counterfoil.bench.fairness;

import io.counterfoil.bench.measure.Lab;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Orders that come evenly, however slow the answers are: with each merchant in turn. */
record Market(Lab lab, List<Resident> residents) {
    private static final int CALLERS = 8;

    void place(int events, Duration time) {
        var next = new AtomicInteger();
        var begin = System.nanoTime();
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                callers.execute(() -> {
                    for (int turn = next.getAndIncrement(); turn < events; turn = next.getAndIncrement()) {
                        awaitNanos(begin + time.toNanos() / events * turn);
                        place(residents.get(turn % residents.size()));
                    }
                });
            }
        }
    }

    private void place(Resident resident) {
        lab.bean(CommandGateway.class).sendAndWait(resident.shop.nextRequest());
        resident.events.incrementAndGet();
    }

    private static void awaitNanos(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) LockSupport.parkNanos(left);
    }
}

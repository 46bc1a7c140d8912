package io.counterfoil.channel.rpc;

import io.counterfoil.channel.trading.Asker;
import io.counterfoil.kernel.decide.Rejected;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who calls.
 *
 * @param request what the caller calls this call: under the same name it is the same call
 * @param correlation by which the operator finds the HTTP request
 * @param until how long the whole request may take, waits included, by {@link System#nanoTime}
 * @param room for how many more items of lists there is in the answer to the whole request
 */
record Asking(Asker asker, String request, String correlation, long until, AtomicInteger room) {
    static final int ITEMS_MAX = 10_000;

    /** However many calls are in it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Asking now(Asker asker, String request, String correlation) {
        return new Asking(
                asker, request, correlation, System.nanoTime() + PATIENCE.toNanos(), new AtomicInteger(ITEMS_MAX));
    }

    /** The one of a batch that stands there. */
    Asking at(int place) {
        return new Asking(asker, request + "/" + place, correlation, until, room);
    }

    /** How long there is left to wait. */
    Duration patience() {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    /** @throws Rejected where there is no room for so many items more, or no time */
    void takeRoom(int items) {
        if (room.addAndGet(-items) < 0) {
            throw new Rejected(
                    "list-too-long", "There are more than " + ITEMS_MAX + ": ask for pages of them under /v1.");
        }
        if (patience().isZero()) throw Rejected.again("list-too-slow", "It has taken too long to read the list.");
    }
}

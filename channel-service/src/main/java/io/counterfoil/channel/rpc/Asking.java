package io.counterfoil.channel.rpc;

import io.counterfoil.channel.trading.Asker;
import java.time.Duration;

/**
 * Who calls.
 *
 * @param request what the caller calls this call: under the same name it is the same call
 * @param correlation by which the operator finds the HTTP request
 * @param until how long the whole request may take, waits included, by {@link System#nanoTime}
 */
record Asking(Asker asker, String request, String correlation, long until) {
    /** However many calls are in it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Asking now(Asker asker, String request, String correlation) {
        return new Asking(asker, request, correlation, System.nanoTime() + PATIENCE.toNanos());
    }

    /** The one of a batch that stands there. */
    Asking at(int place) {
        return new Asking(asker, request + "/" + place, correlation, until);
    }

    /** How long there is left to wait. */
    Duration patience() {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }
}

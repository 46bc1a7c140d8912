package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.id.Id;

/** Something with a stream of its own, and the rules that say what its events make of it. */
public record Thing<S>(Id id, Decider<?, S, ?> rules) {
    String stream() {
        return id.value();
    }
}

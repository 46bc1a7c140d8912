package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.decide.Decider;
import java.util.List;

/**
 * What a command leads to by what is known of a thing.
 *
 * @param events empty when there is nothing left to do
 */
record Decision<S, E>(Known<S> before, List<E> events, Known<S> after) {
    static <C, S, E> Decision<S, E> of(Decider<C, S, E> rules, C command, Known<S> known) {
        var events = rules.decide(command, known.state());
        var state = known.state();
        for (var event : events) state = rules.evolve(state, event);
        return new Decision<>(known, events, known.after(known.sequence() + events.size(), state));
    }

    boolean isEmpty() {
        return events.isEmpty();
    }
}

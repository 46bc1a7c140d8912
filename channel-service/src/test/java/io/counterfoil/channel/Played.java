package io.counterfoil.channel;

import io.counterfoil.kernel.decide.Decider;
import java.util.ArrayList;
import java.util.List;

/** One thing in memory, with all that has happened to it. */
public final class Played<C, S, E> {
    private final Decider<C, S, E> rules;
    private final List<E> history = new ArrayList<>();
    private S state;

    public Played(Decider<C, S, E> rules) {
        this.rules = rules;
        this.state = rules.initial();
    }

    public List<E> does(C command) {
        var events = rules.decide(command, state);
        for (var event : events) state = rules.evolve(state, event);
        history.addAll(events);
        return events;
    }

    public S state() {
        return state;
    }

    public List<E> history() {
        return List.copyOf(history);
    }
}

package io.counterfoil.platform.eventlog;

import java.util.Map;

/** How several things stood at one moment. */
public final class Glance {
    private final Map<Thing<?>, Object> states;

    Glance(Map<Thing<?>, Object> states) {
        this.states = Map.copyOf(states);
    }

    @SuppressWarnings("unchecked") // as its rules have made it
    public <S> S of(Thing<S> thing) {
        var state = states.get(thing);
        if (state == null) throw new IllegalArgumentException("nobody has looked at " + thing.id());
        return (S) state;
    }
}

package io.counterfoil.platform.eventlog;

import io.counterfoil.platform.eventlog.Beside.Row;
import java.util.Map;
import java.util.Optional;

/** How several things, and a row beside the log, stood at one moment. */
public final class Glance {
    private final Optional<Row> beside;
    private final Map<Thing<?>, Object> states;

    Glance(Optional<Row> beside, Map<Thing<?>, Object> states) {
        this.beside = beside;
        this.states = Map.copyOf(states);
    }

    /** The row that was asked for; empty where there is none. */
    public Optional<Row> beside() {
        return beside;
    }

    @SuppressWarnings("unchecked") // as its rules have made it
    public <S> S of(Thing<S> thing) {
        var state = states.get(thing);
        if (state == null) throw new IllegalArgumentException("nobody has looked at " + thing.id());
        return (S) state;
    }
}

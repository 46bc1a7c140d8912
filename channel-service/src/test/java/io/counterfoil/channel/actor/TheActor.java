package io.counterfoil.channel.actor;

import io.counterfoil.kernel.channel.ActorEvent;
import java.util.ArrayList;
import java.util.List;

/** A channel's actor in memory, with all that has happened to it. */
public final class TheActor {
    private final PaymentChannel rules = new PaymentChannel();
    private final List<ActorEvent> history = new ArrayList<>();
    private ActorState state = rules.initial();

    public List<ActorEvent> does(ActorCommand command) {
        var events = rules.decide(command, state);
        for (var event : events) state = rules.evolve(state, event);
        history.addAll(events);
        return events;
    }

    public ActorState state() {
        return state;
    }

    public List<ActorEvent> history() {
        return List.copyOf(history);
    }
}

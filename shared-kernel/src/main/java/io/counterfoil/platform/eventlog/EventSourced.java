package io.counterfoil.platform.eventlog;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.id.Id;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * What every aggregate is to Axon: rules, and the state that a stream's events have led to by them.
 *
 * @param <C> commands
 * @param <S> state, which never changes once made: it is remembered and shared
 * @param <E> events
 */
public abstract class EventSourced<C, S, E> {
    private final Decider<C, S, E> rules;

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection
    private @Nullable String stream;

    private S state;

    protected EventSourced(Decider<C, S, E> rules) {
        this.rules = rules;
        this.state = rules.initial();
    }

    /** @return how it stands then; true as soon as the command has succeeded */
    protected final S decide(C command) {
        rules.decide(command, state).forEach(event -> AggregateLifecycle.apply(event));
        return state;
    }

    protected final void evolve(Id thing, E event) {
        stream = thing.value();
        state = rules.evolve(state, event);
    }

    final Decider<C, S, E> rules() {
        return rules;
    }

    final S state() {
        return state;
    }

    /** Takes a state that was known before. */
    final void stand(String stream, S state) {
        this.stream = stream;
        this.state = state;
    }
}

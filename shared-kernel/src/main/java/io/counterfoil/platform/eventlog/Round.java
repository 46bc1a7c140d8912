package io.counterfoil.platform.eventlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;

/** What several commands for one thing lead to, each on what the one before leads to, by what is known of its streams. */
final class Round<C, S, E> {
    private final Composite<C, S, E> kind;
    private final Map<String, Part<S>> parts;
    private final Map<String, Known<S>> known;

    private final List<DomainEventMessage<E>> events = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<Runnable> answers = new ArrayList<>();
    private final List<Asked<C, S>> doubtful = new ArrayList<>();
    private S state;

    Round(Composite<C, S, E> kind, Map<String, Part<S>> parts, Map<String, Known<S>> known) {
        this.kind = kind;
        this.parts = parts;
        this.known = known;
        this.state = Wholes.composed(kind, parts.values(), known);
    }

    void decide(Asked<C, S> asked) {
        try {
            var happened = kind.rules().decide(asked.command(), state);
            happen(happened, asked.trail());
            if (happened.isEmpty()) doubtful.add(asked);
            var after = state;
            answers.add(() -> asked.answer(after, !happened.isEmpty()));
        } catch (RuntimeException refusal) {
            doubtful.add(asked);
            answers.add(() -> asked.fail(refusal));
        }
    }

    private void happen(List<E> happened, MetaData trail) {
        var next = state;
        for (var event : happened) {
            if (!known.containsKey(stream(event)))
                throw new IllegalStateException("nobody has named the part of " + event);
            next = kind.rules().evolve(next, event);
        }
        state = next;
        for (var event : happened) events.add(message(event, trail));
    }

    private DomainEventMessage<E> message(E event, MetaData trail) {
        var stream = stream(event);
        long sequence = sequences.merge(stream, before(stream).sequence() + 1, (last, _) -> last + 1);
        return new GenericDomainEventMessage<>(
                null,
                stream,
                sequence,
                event,
                trail,
                IdentifierFactory.getInstance().generateIdentifier(),
                GenericEventMessage.clock.instant());
    }

    private String stream(E event) {
        return kind.stream(event).value();
    }

    private Known<S> before(String stream) {
        return Objects.requireNonNull(known.get(stream));
    }

    /** Which it refuses, or finds done: that is believed only by what the log holds now. */
    List<Asked<C, S>> doubtful() {
        return List.copyOf(doubtful);
    }

    boolean isOlderThan(Map<String, Known<S>> latest) {
        return latest.entrySet().stream()
                .anyMatch(it -> it.getValue().sequence() > before(it.getKey()).sequence());
    }

    List<DomainEventMessage<E>> events() {
        return List.copyOf(events);
    }

    /** To be given when the events are stored. */
    List<Runnable> answers() {
        return List.copyOf(answers);
    }

    /** The events are stored. */
    void learn(States states) {
        sequences.forEach((stream, last) -> {
            var part = Objects.requireNonNull(parts.get(stream));
            var alone = part.piece().copy(state, kind.rules().initial());
            if (kind.isAskedForAgain(part))
                states.learn(kind.strand(part), before(stream).after(last, alone));
            else states.forget(kind.strand(part));
        });
    }

    /** They may not be, or something else has been. */
    void forget(States states, Guesses guesses) {
        for (var part : parts.values()) {
            states.forget(kind.strand(part));
            guesses.wrong(part.stream());
        }
    }
}

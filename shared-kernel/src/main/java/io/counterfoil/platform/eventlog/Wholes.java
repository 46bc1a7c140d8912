package io.counterfoil.platform.eventlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How things stand that have several streams: of each stream what is remembered, and by one read what is not. */
final class Wholes {
    private final States states;

    Wholes(States states) {
        this.states = states;
    }

    /** As the log has it at this moment, by stream. */
    <S> Map<String, Known<S>> current(Composite<?, S, ?> kind, Collection<Part<S>> parts) {
        return known(kind, parts, _ -> Optional.empty());
    }

    /** As far as this process knows; read where nothing is supposed. */
    <S> Map<String, Known<S>> known(Composite<?, S, ?> kind, Collection<Part<S>> parts) {
        return known(kind, parts, part -> states.remembered(kind.strand(part)));
    }

    /** As is supposed of each; as the log has it where nothing is. */
    <S> Map<String, Known<S>> known(
            Composite<?, S, ?> kind, Collection<Part<S>> parts, Function<Part<S>, Optional<Known<S>>> supposed) {
        var known = new LinkedHashMap<String, Known<S>>();
        var unknown = new ArrayList<Strand<S>>();
        for (var part : parts) {
            supposed.apply(part)
                    .ifPresentOrElse(it -> known.put(part.stream(), it), () -> unknown.add(kind.strand(part)));
        }
        var read = states.current(List.copyOf(unknown));
        for (int i = 0; i < unknown.size(); i++) known.put(unknown.get(i).stream(), read.get(i));
        return known;
    }

    static <S> S composed(Composite<?, S, ?> kind, Collection<Part<S>> parts, Map<String, Known<S>> known) {
        var state = kind.rules().initial();
        for (var part : parts) {
            var alone = known.get(part.stream());
            if (alone == null) throw new IllegalArgumentException(part.stream() + " has not been looked at");
            state = part.piece().copy(alone.state(), state);
        }
        return state;
    }
}

package io.counterfoil.platform.eventlog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Decides the commands of things that have several streams, by what is remembered of each. Whoever finds nobody deciding about
 * a thing decides for all who wait for it by then, and has their events stored by one append. Those who come meanwhile are
 * the next ones.
 *
 * <p>As in {@link Decisions} a conflict shows that something was old, and a refusal is believed only by what the log holds
 * now. One command's refusal is nobody else's.
 */
final class JointDecisions<C, S, E> implements MessageHandler<CommandMessage<?>> {
    static final int COMMANDS_MAX = 256;
    /** Then each of them comes again by itself. */
    private static final int CONFLICTS_MAX = 3;

    private final Composite<C, S, E> kind;
    private final Means means;
    private final States states;
    private final Wholes wholes;
    private final Guesses guesses = new Guesses();
    private final Turns<C, S> turns = new Turns<>();

    JointDecisions(Composite<C, S, E> kind, Means means) {
        this.kind = kind;
        this.means = means;
        this.states = means.states();
        this.wholes = new Wholes(states);
    }

    /** @return how the thing stands then; true as soon as the command has succeeded */
    @Override
    public Object handle(CommandMessage<?> message) {
        var work = CurrentUnitOfWork.get();
        if (work.parent().isPresent()) throw new IllegalStateException("sent within the work on another message");
        var command = kind.cast(message.getPayload());
        var stream = means.targets().of(command);
        var asked = new Asked<C, S>(command, MetaData.from(work.getCorrelationData()));
        turns.enter(stream, asked);
        if (asked.awaitTurn(() -> turns.leave(stream))) decide(stream, asked);
        var state = asked.answer();
        if (asked.hasWritten()) means.end().hereWasWritten();
        return state;
    }

    /** The next ones need not wait until everybody is answered. */
    private void decide(String stream, Asked<C, S> first) {
        var together = new ArrayList<Asked<C, S>>(List.of(first));
        var answers = List.<Runnable>of();
        try {
            together.addAll(turns.beside(stream, COMMANDS_MAX - 1));
            together.sort(Comparator.comparing(Asked::command, kind.order()));
            answers = outcome(stream, together);
        } finally {
            turns.leave(stream);
            answers.forEach(Runnable::run);
            together.forEach(Asked::abandon);
        }
    }

    /** What one of them has done wrong is found by halves. */
    private List<Runnable> outcome(String stream, List<Asked<C, S>> together) {
        try {
            return stored(stream, together).answers();
        } catch (RuntimeException failure) {
            if (together.size() == 1 || isEverybodys(failure)) {
                return together.stream()
                        .<Runnable>map(asked -> () -> asked.fail(failure))
                        .toList();
            }
            int half = together.size() / 2;
            return Stream.of(together.subList(0, half), together.subList(half, together.size()))
                    .flatMap(some -> outcome(stream, some).stream())
                    .toList();
        }
    }

    private static boolean isEverybodys(RuntimeException failure) {
        return ConflictRetries.isConflict(failure) || Outages.isOne(failure);
    }

    private Round<C, S, E> stored(String stream, List<Asked<C, S>> together) {
        for (int conflicts = 0; ; conflicts++) {
            var round = decided(stream, together);
            try {
                means.log().appendEvents(round.events());
                round.learn(states);
                return round;
            } catch (RuntimeException failure) {
                round.forget(states, guesses);
                if (!ConflictRetries.isConflict(failure) || conflicts == CONFLICTS_MAX) throw failure;
            }
        }
    }

    private Round<C, S, E> decided(String stream, List<Asked<C, S>> together) {
        var parts = parts(stream, together);
        var round = round(parts, wholes.known(kind, parts.values(), this::supposed), together);
        var doubtful = round.doubtful();
        if (doubtful.isEmpty() || !isOld(round, parts(stream, doubtful))) return round;
        states.wasStale();
        return round(parts, wholes.current(kind, parts.values()), together);
    }

    /** Whatever else it rests on is stored with it, or is in conflict with what is. */
    private boolean isOld(Round<C, S, E> round, Map<String, Part<S>> parts) {
        return round.isOlderThan(wholes.current(kind, parts.values()));
    }

    private Map<String, Part<S>> parts(String stream, List<Asked<C, S>> together) {
        var parts = new LinkedHashMap<String, Part<S>>();
        var begins =
                together.stream().anyMatch(it -> guesses.begins(it.command().getClass()));
        parts.put(stream, kind.whole(stream, begins));
        for (var asked : together) {
            for (var part : kind.parts(asked.command())) parts.putIfAbsent(part.stream(), part);
        }
        return parts;
    }

    private Optional<Known<S>> supposed(Part<S> part) {
        var strand = kind.strand(part);
        var remembered = states.remembered(strand);
        return remembered.isEmpty() && part.isMostlyNew() && guesses.mayBegin(part.stream())
                ? Optional.of(States.nothing(strand))
                : remembered;
    }

    private Round<C, S, E> round(Map<String, Part<S>> parts, Map<String, Known<S>> known, List<Asked<C, S>> together) {
        var round = new Round<>(kind, parts, known);
        together.forEach(round::decide);
        return round;
    }
}

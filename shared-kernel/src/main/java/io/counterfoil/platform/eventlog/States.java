package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.platform.eventlog.StateMeters.Found;
import io.counterfoil.platform.eventlog.StreamReader.Beginning;
import io.counterfoil.platform.eventlog.StreamReader.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How things stand: remembered, or folded from the last snapshot and the events since. */
final class States {
    /** A cold start reads about as many events, however long the stream. */
    static final int EVENTS_A_SNAPSHOT = 250;

    private static final Logger LOG = LoggerFactory.getLogger(States.class);

    private final StreamReader log;
    private final Memory memory;
    private final SnapshotTaker snapshots;
    private final StateMeters meters;
    private final Map<Class<?>, StateForm<?>> forms = new ConcurrentHashMap<>();

    States(StreamReader log, Memory memory, SnapshotTaker snapshots, StateMeters meters) {
        this.log = log;
        this.memory = memory;
        this.snapshots = snapshots;
        this.meters = meters;
    }

    /** As the log has it at this moment, at the price of one indexed read. */
    <S> Known<S> current(String stream, Decider<?, S, ?> rules) {
        return remembered(stream, rules)
                .map(known -> caughtUp(stream, rules, known))
                .orElseGet(() -> read(stream, rules));
    }

    /** The same for several things as of one moment, by one read where they are remembered or nothing has happened to them. */
    Glance current(Beside beside, List<Thing<?>> things) {
        var looks = things.stream().<Look<?>>map(this::look).toList();
        var seen = log.glance(beside, looks);
        var now = new HashMap<Thing<?>, Object>();
        for (int i = 0; i < looks.size(); i++) {
            now.put(
                    looks.get(i).thing(),
                    seen(looks.get(i), seen.newer().get(i)).state());
        }
        return new Glance(seen.beside(), now);
    }

    private <S> Look<S> look(Thing<S> thing) {
        return new Look<>(thing, remembered(thing.stream(), thing.rules()));
    }

    private <S> Known<S> seen(Look<S> look, List<Event> newer) {
        var rules = look.thing().rules();
        if (look.remembered().isPresent()) {
            return caughtUp(look.stream(), rules, look.remembered().get(), newer);
        }
        return newer.isEmpty() ? Known.nothing(rules.initial()) : read(look.stream(), rules);
    }

    /** As far as this process knows, which includes all that it has done to it; read where it is not remembered. */
    <S> Known<S> known(String stream, Decider<?, S, ?> rules) {
        return remembered(stream, rules).orElseGet(() -> read(stream, rules));
    }

    /** As it was when this process last had to do with it. */
    <S> Optional<Known<S>> remembered(String stream, Decider<?, S, ?> rules) {
        return memory.recall(rules, stream);
    }

    /** With what the log has now of what came since; the same where nothing has. */
    <S> Known<S> caughtUp(String stream, Decider<?, S, ?> rules, Known<S> known) {
        return caughtUp(stream, rules, known, log.since(stream, known.sequence()));
    }

    private <S> Known<S> caughtUp(String stream, Decider<?, S, ?> rules, Known<S> known, List<Event> newer) {
        var latest = fold(stream, rules, known, newer);
        if (latest.sequence() > known.sequence()) learn(stream, rules, latest);
        return latest;
    }

    /** From the log alone. */
    <S> Known<S> read(String stream, Decider<?, S, ?> rules) {
        var beginning = log.begin(stream, form(rules).digest());
        var known = restored(stream, rules, beginning)
                .map(restored -> fold(stream, rules, restored, beginning.later()))
                .orElseGet(() -> fromTheBeginning(stream, rules, beginning));
        if (!known.isNothing()) learn(stream, rules, known);
        return known;
    }

    private <S> Optional<Known<S>> restored(String stream, Decider<?, S, ?> rules, Beginning read) {
        if (read.snapshot().isEmpty()) return Optional.empty();
        var saved = read.snapshot().get();
        var form = form(rules);
        if (!saved.shape().equals(form.digest())) return useless(Found.OUTDATED);
        if (!read.follows(saved)) {
            LOG.warn("the snapshot of {} is ahead of the log and is left out", stream);
            return useless(Found.AHEAD);
        }
        try {
            var known = new Known<>(saved.sequence(), form.read(saved.state()), saved.sequence());
            meters.found(Found.USED);
            return Optional.of(known);
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.warn("the snapshot of {} cannot be read and is left out: {}", stream, e.getClass());
            return useless(Found.UNREADABLE);
        }
    }

    private <T> Optional<T> useless(Found as) {
        meters.found(as);
        return Optional.empty();
    }

    private <S> Known<S> fromTheBeginning(String stream, Decider<?, S, ?> rules, Beginning read) {
        var nothing = Known.nothing(rules.initial());
        return fold(stream, rules, nothing, read.isWhole() ? read.events() : log.since(stream, nothing.sequence()));
    }

    private <S> Known<S> fold(String stream, Decider<?, S, ?> rules, Known<S> known, List<Event> first) {
        var latest = known;
        var events = first;
        while (!events.isEmpty()) {
            latest = evolved(rules, latest, events);
            meters.read(events.size());
            events = events.size() < StreamReader.EVENTS_A_READ ? List.of() : log.since(stream, latest.sequence());
        }
        return latest;
    }

    @SuppressWarnings("unchecked") // a stream holds the events of one family
    private static <S, E> Known<S> evolved(Decider<?, S, E> rules, Known<S> known, List<Event> events) {
        var state = known.state();
        for (var event : events) state = rules.evolve(state, (E) event.payload());
        return known.after(events.getLast().sequence(), state);
    }

    /** Remembers what is in the log for certain, and has a snapshot of it taken where one is due. */
    <S> void learn(String stream, Decider<?, S, ?> rules, Known<S> known) {
        var due = known.unsaved() >= EVENTS_A_SNAPSHOT;
        memory.keep(rules, stream, due && snapshots.take(stream, known, form(rules)) ? known.saved() : known);
    }

    /** Something came between: what is remembered is not worth deciding by. */
    void forget(String stream, Decider<?, ?, ?> rules) {
        memory.forget(rules, stream);
    }

    /** What was remembered has led to a wrong answer, which was not given. */
    void wasStale() {
        meters.stale();
    }

    @SuppressWarnings("unchecked") // made from rules of this class
    private <S> StateForm<S> form(Decider<?, S, ?> rules) {
        return (StateForm<S>) forms.computeIfAbsent(rules.getClass(), _ -> StateForm.of(rules));
    }
}

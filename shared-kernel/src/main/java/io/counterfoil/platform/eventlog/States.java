package io.counterfoil.platform.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.platform.eventlog.StateMeters.Found;
import io.counterfoil.platform.eventlog.StreamReader.Beginning;
import io.counterfoil.platform.eventlog.StreamReader.Event;
import io.counterfoil.platform.eventlog.StreamReader.Sought;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
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

    @SuppressWarnings("unchecked") // made from rules of this class
    <S> Strand<S> strand(String stream, Decider<?, S, ?> rules) {
        var form = (StateForm<S>) forms.computeIfAbsent(rules.getClass(), _ -> StateForm.of(rules));
        return new Strand<>(stream, rules, form);
    }

    /** As the log has it at this moment, at the price of one indexed read. */
    <S> Known<S> current(Strand<S> strand) {
        return remembered(strand).map(known -> caughtUp(strand, known)).orElseGet(() -> read(strand));
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
        return new Look<>(thing, remembered(strand(thing)));
    }

    private <S> Strand<S> strand(Thing<S> thing) {
        return strand(thing.stream(), thing.rules());
    }

    private <S> Known<S> seen(Look<S> look, List<Event> newer) {
        var strand = strand(look.thing());
        if (look.remembered().isPresent()) {
            return caughtUp(strand, look.remembered().get(), newer);
        }
        return newer.isEmpty() ? nothing(strand) : read(strand);
    }

    /** The same for several streams, by one read whatever is remembered of them. */
    <S> List<Known<S>> current(List<Strand<S>> strands) {
        if (strands.isEmpty()) return List.of();
        var remembered = strands.stream().flatMap(it -> remembered(it).stream()).toList();
        boolean allOfFew = remembered.size() == strands.size() && strands.size() <= NewerRows.FEW;
        return allOfFew ? caughtUp(strands, remembered) : sought(strands);
    }

    private <S> List<Known<S>> caughtUp(List<Strand<S>> strands, List<Known<S>> known) {
        var ends = IntStream.range(0, strands.size())
                .mapToObj(i -> sought(strands.get(i), known.get(i).sequence()))
                .toList();
        var newer = log.since(ends);
        return IntStream.range(0, strands.size())
                .mapToObj(i -> latest(strands.get(i), known.get(i), newer.get(i)))
                .toList();
    }

    private <S> Known<S> latest(Strand<S> strand, Known<S> known, List<Event> newer) {
        if (newer.isEmpty()) return known;
        return known.isNothing() ? read(strand) : caughtUp(strand, known, newer);
    }

    private <S> List<Known<S>> sought(List<Strand<S>> strands) {
        var known = strands.stream()
                .map(it -> remembered(it).filter(something -> !something.isNothing()))
                .toList();
        var found = log.seek(IntStream.range(0, strands.size())
                .mapToObj(i ->
                        sought(strands.get(i), known.get(i).map(Known::sequence).orElse(-1L)))
                .toList());
        return IntStream.range(0, strands.size())
                .mapToObj(i -> found(strands.get(i), known.get(i), found.get(i)))
                .toList();
    }

    private static Sought sought(Strand<?> strand, long since) {
        return new Sought(strand.stream(), since, strand.form().digest());
    }

    private <S> Known<S> found(Strand<S> strand, Optional<Known<S>> known, Beginning found) {
        return known.map(it -> caughtUp(strand, it, found.events()))
                .orElseGet(() -> remembering(strand, begun(strand, found)));
    }

    /** Nothing, too: of a part in which nothing happens for long it is asked again and again. */
    private <S> Known<S> remembering(Strand<S> strand, Known<S> known) {
        if (known.isNothing()) memory.keep(strand, known);
        return known;
    }

    /** As far as this process knows, which includes all that it has done to it; read where it is not remembered. */
    <S> Known<S> known(Strand<S> strand) {
        return remembered(strand).orElseGet(() -> read(strand));
    }

    /** As it was when this process last had to do with it. */
    <S> Optional<Known<S>> remembered(Strand<S> strand) {
        return memory.recall(strand);
    }

    static <S> Known<S> nothing(Strand<S> strand) {
        return Known.nothing(strand.rules().initial());
    }

    /** With what the log has now of what came since; the same where nothing has. */
    <S> Known<S> caughtUp(Strand<S> strand, Known<S> known) {
        return caughtUp(strand, known, log.since(sought(strand, known.sequence())));
    }

    private <S> Known<S> caughtUp(Strand<S> strand, Known<S> known, List<Event> newer) {
        var latest = fold(strand, known, newer);
        if (latest.sequence() > known.sequence()) learn(strand, latest);
        return latest;
    }

    /** From the log alone. */
    <S> Known<S> read(Strand<S> strand) {
        return begun(strand, log.begin(strand.stream(), strand.form().digest()));
    }

    private <S> Known<S> begun(Strand<S> strand, Beginning beginning) {
        var known = restored(strand, beginning)
                .map(restored -> fold(strand, restored, beginning.later()))
                .orElseGet(() -> fromTheBeginning(strand, beginning));
        if (!known.isNothing()) learn(strand, known);
        return known;
    }

    private <S> Optional<Known<S>> restored(Strand<S> strand, Beginning read) {
        if (read.snapshot().isEmpty()) return Optional.empty();
        var saved = read.snapshot().get();
        if (!saved.shape().equals(strand.form().digest())) return useless(Found.OUTDATED);
        if (!read.follows(saved)) {
            LOG.warn("the snapshot of {} is ahead of the log and is left out", strand.stream());
            return useless(Found.AHEAD);
        }
        try {
            var known = new Known<>(saved.sequence(), strand.form().read(saved.state()), saved.sequence());
            meters.found(Found.USED);
            return Optional.of(known);
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.warn("the snapshot of {} cannot be read and is left out: {}", strand.stream(), e.getClass());
            return useless(Found.UNREADABLE);
        }
    }

    private <T> Optional<T> useless(Found as) {
        meters.found(as);
        return Optional.empty();
    }

    private <S> Known<S> fromTheBeginning(Strand<S> strand, Beginning read) {
        var nothing = nothing(strand);
        return fold(strand, nothing, read.isWhole() ? read.events() : log.since(sought(strand, nothing.sequence())));
    }

    private <S> Known<S> fold(Strand<S> strand, Known<S> known, List<Event> first) {
        var latest = known;
        var events = first;
        while (!events.isEmpty()) {
            latest = evolved(strand.rules(), latest, events);
            meters.read(events.size());
            events = events.size() < StreamReader.EVENTS_A_READ
                    ? List.of()
                    : log.since(sought(strand, latest.sequence()));
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
    <S> void learn(Strand<S> strand, Known<S> known) {
        var due = known.unsaved() >= EVENTS_A_SNAPSHOT;
        memory.keep(strand, due && snapshots.take(strand, known) ? known.saved() : known);
    }

    /** Something came between: what is remembered is not worth deciding by. */
    void forget(Strand<?> strand) {
        memory.forget(strand);
    }

    /** What was remembered has led to a wrong answer, which was not given. */
    void wasStale() {
        meters.stale();
    }
}

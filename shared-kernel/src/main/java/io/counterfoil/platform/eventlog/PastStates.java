package io.counterfoil.platform.eventlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.counterfoil.kernel.decide.Decider;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * How things stood at positions of the log. Consumers ask for one position after another, mostly of things that change
 * seldom: what the tail says has happened since the last one is all that it takes.
 */
final class PastStates {
    private static final int REMEMBERED_MAX = 1_000;

    private final HeldEvents held;
    private final Cache<Subject, Past<?>> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    PastStates(HeldEvents held) {
        this.held = held;
    }

    /** @param read everything that had happened to it at a position */
    <S, E> S at(long position, String stream, Decider<?, S, E> rules, LongFunction<List<Recorded>> read) {
        var subject = new Subject(rules.getClass(), stream);
        return this.<S>remembered(subject)
                .flatMap(past -> moved(past, position, stream, rules))
                .or(() -> Optional.of(read(held.newest(), position, rules, read)))
                .map(past -> kept(subject, past))
                .orElseThrow()
                .state();
    }

    @SuppressWarnings("unchecked") // what was remembered by these rules
    private <S> Optional<Past<S>> remembered(Subject subject) {
        return Optional.ofNullable((Past<S>) remembered.getIfPresent(subject));
    }

    @SuppressWarnings("unchecked") // a stream holds the events of one family
    private <S, E> Optional<Past<S>> moved(Past<S> past, long position, String stream, Decider<?, S, E> rules) {
        if (past.stoodAt(position)) return Optional.of(past);
        var lately = held.lately(stream);
        if (position < past.until() || !lately.covers(past.until(), position)) return Optional.empty();
        var latest = new Past<>(past.since(), position, past.state());
        for (var event : lately.between(past.until(), position).toList()) {
            latest = new Past<>(Lately.position(event), position, rules.evolve(latest.state(), (E) event.getPayload()));
        }
        return Optional.of(latest);
    }

    /** @param newest a position that the log has: how the thing stands at one to come is for nobody to keep */
    @SuppressWarnings("unchecked") // a stream holds the events of one family
    private static <S, E> Past<S> read(
            long newest, long position, Decider<?, S, E> rules, LongFunction<List<Recorded>> read) {
        var events = read.apply(position);
        long since = events.isEmpty() ? 0 : events.getLast().position();
        long until = Math.max(since, Math.min(newest, position));
        return new Past<>(
                since,
                until,
                rules.replay(
                        events.stream().map(recorded -> (E) recorded.event()).toList()));
    }

    /** Of what two threads bring of one thing, the later stays. */
    private <S> Past<S> kept(Subject subject, Past<S> past) {
        remembered.asMap().merge(subject, past, (before, now) -> before.until() > now.until() ? before : now);
        return past;
    }

    /** It has stood so since the first position, where it had its last event, and for all that is known until the second. */
    private record Past<S>(long since, long until, S state) {
        boolean stoodAt(long position) {
            return since <= position && position <= until;
        }
    }

    private record Subject(Class<?> rules, String stream) {}
}

package io.counterfoil.platform.eventlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.counterfoil.kernel.decide.Decider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.Optional;

/**
 * How things stood when this process last had to do with them: so many of them, those kept that are asked for most. Other
 * processes write to the same log, so what is remembered may be old.
 */
final class Memory {
    private final Cache<Subject, Known<?>> known;

    Memory(long things, MeterRegistry registry) {
        known = Caffeine.newBuilder().maximumSize(things).recordStats().build();
        CaffeineCacheMetrics.monitor(registry, known, "aggregates");
    }

    @SuppressWarnings("unchecked") // what was remembered by these rules
    <S> Optional<Known<S>> recall(Decider<?, S, ?> rules, String stream) {
        return Optional.ofNullable((Known<S>) known.getIfPresent(new Subject(rules.getClass(), stream)));
    }

    /** Of what two threads bring of one thing, the later stays. */
    <S> void keep(Decider<?, S, ?> rules, String stream, Known<S> latest) {
        known.asMap()
                .merge(
                        new Subject(rules.getClass(), stream),
                        latest,
                        (before, now) -> before.sequence() > now.sequence() ? before : now);
    }

    void forget(Decider<?, ?, ?> rules, String stream) {
        known.invalidate(new Subject(rules.getClass(), stream));
    }

    /** Several rules may fold one stream, each to states of its own. */
    private record Subject(Class<?> rules, String stream) {}
}

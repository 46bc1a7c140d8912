package io.counterfoil.platform.eventlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
    <S> Optional<Known<S>> recall(Strand<S> strand) {
        return Optional.ofNullable((Known<S>) known.getIfPresent(Subject.of(strand)));
    }

    /** Of what two threads bring of one thing, the later stays. */
    <S> void keep(Strand<S> strand, Known<S> latest) {
        known.asMap()
                .merge(Subject.of(strand), latest, (before, now) -> before.sequence() > now.sequence() ? before : now);
    }

    void forget(Strand<?> strand) {
        known.invalidate(Subject.of(strand));
    }

    /** Several rules may fold one stream, each to states of its own. */
    private record Subject(Class<?> rules, String stream) {
        static Subject of(Strand<?> strand) {
            return new Subject(strand.rules().getClass(), strand.stream());
        }
    }
}

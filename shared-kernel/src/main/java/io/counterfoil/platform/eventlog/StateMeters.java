package io.counterfoil.platform.eventlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What operators see of knowing how things stand; what is remembered is {@code cache.*} of the cache "aggregates". */
final class StateMeters {
    private final Counter events;
    private final Counter stale;
    private final MeterRegistry registry;

    StateMeters(MeterRegistry registry) {
        this.registry = registry;
        events = Counter.builder("aggregates.events")
                .description("events read to know how things stand")
                .register(registry);
        stale = Counter.builder("aggregates.stale")
                .description("refusals and empty decisions that were made again: what was remembered was old")
                .register(registry);
        // At 0 until something happens, so that it can be seen that nothing has.
        for (var as : Found.values()) counter(as);
        for (var outcome : Taken.values()) counter(outcome);
    }

    void read(int count) {
        events.increment(count);
    }

    void stale() {
        stale.increment();
    }

    void found(Found as) {
        counter(as).increment();
    }

    void taken(Taken outcome) {
        counter(outcome).increment();
    }

    private Counter counter(Found as) {
        return Counter.builder("aggregates.snapshots.found")
                .description("snapshots, and what they were good for")
                .tag("as", as.word)
                .register(registry);
    }

    private Counter counter(Taken outcome) {
        return Counter.builder("aggregates.snapshots.taken")
                .description("snapshots that were due, and what became of them")
                .tag("outcome", outcome.word)
                .register(registry);
    }

    /** What a snapshot was good for. */
    enum Found {
        USED("used"),
        /** Of another shape, or by other rules. */
        OUTDATED("outdated"),
        /** Of an event that the log does not have: it was restored without its snapshots. */
        AHEAD("ahead"),
        UNREADABLE("unreadable");

        private final String word;

        Found(String word) {
            this.word = word;
        }
    }

    /** What became of a snapshot that was due. */
    enum Taken {
        STORED("stored"),
        FAILED("failed"),
        /** Too many were due at the same time: a later command brings it again. */
        PUT_OFF("put-off");

        private final String word;

        Taken(String word) {
            this.word = word;
        }
    }
}

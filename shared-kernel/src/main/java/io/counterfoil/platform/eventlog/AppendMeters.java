package io.counterfoil.platform.eventlog;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/** What operators see of appending: how many share a flush, how long it takes, what fails and why. */
final class AppendMeters {
    private final MeterRegistry registry;
    private final Timer groups;
    private final DistributionSummary commands;
    private final DistributionSummary events;

    AppendMeters(MeterRegistry registry) {
        this.registry = registry;
        groups = Timer.builder("log.append")
                .description("writing one group, the flush included")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        commands = DistributionSummary.builder("log.append.commands")
                .description("commands whose events shared one flush")
                .register(registry);
        events = DistributionSummary.builder("log.append.events")
                .description("events that were written with one flush")
                .register(registry);
    }

    void stored(int commands, int events, long nanos) {
        groups.record(Duration.ofNanos(nanos));
        this.commands.record(commands);
        this.events.record(events);
    }

    void failed(int commands, DataAccessException why) {
        registry.counter("log.append.failures", "reason", reason(why)).increment(commands);
    }

    private static String reason(DataAccessException why) {
        return switch (why) {
            case DuplicateKeyException _ -> "conflict";
            case LogUnavailable unavailable when unavailable.fate() == LogUnavailable.Fate.UNKNOWN -> "unknown";
            case LogUnavailable _ -> "unavailable";
            default -> "refused";
        };
    }
}

package io.counterfoil.platform.eventlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/** What operators see of appending: how many share a flush, how long it takes, what fails and why. */
final class AppendMeters {
    private static final List<String> REASONS = List.of("conflict", "unknown", "unavailable", "refused");

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
        // At 0 until something happens, so that it can be seen that nothing has.
        for (var reason : REASONS) failures(reason);
    }

    void stored(int commands, int events, long nanos) {
        groups.record(Duration.ofNanos(nanos));
        this.commands.record(commands);
        this.events.record(events);
    }

    /** What the one who brought a command's events was told. */
    void failed(DataAccessException why) {
        failures(reason(why)).increment();
    }

    private Counter failures(String reason) {
        return Counter.builder("log.append.failures")
                .description("commands whose events were not stored, or of which nobody knows")
                .tag("reason", reason)
                .register(registry);
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

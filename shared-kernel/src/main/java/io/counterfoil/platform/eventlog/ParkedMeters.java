package io.counterfoil.platform.eventlog;

import io.counterfoil.platform.watch.Seen;
import io.counterfoil.platform.watch.Watch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;

/** How many events each projection has parked. */
final class ParkedMeters implements MeterBinder {
    private final EventProcessingConfiguration processing;
    private final Seen<Map<String, Long>> parked;

    ParkedMeters(EventProcessingConfiguration processing, ParkedLetters letters, Watch watch) {
        this.processing = processing;
        parked = watch.over(letters::count);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var consumer : processing.eventProcessors().keySet()) {
            Gauge.builder("consumers.parked", () -> parked.figure(all -> all.getOrDefault(consumer, 0L)))
                    .description("events that it failed to handle, and those of the same streams that wait behind them")
                    .tag("consumer", consumer)
                    .register(registry);
        }
    }
}

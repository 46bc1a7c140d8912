package io.counterfoil.platform.watch;

import io.counterfoil.platform.watch.ConsumerWatch.Standing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.axonframework.config.EventProcessingConfiguration;

/** What operators see of each consumer. */
final class ConsumerMeters implements MeterBinder {
    private record Figure(String name, String description, ToDoubleFunction<Standing> of) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure("consumers.lag.positions", "positions of the log that it has yet to deal with", Standing::lag),
            new Figure(
                    "consumers.lag.seconds",
                    "age of the first event that it has yet to deal with",
                    Standing::lagSeconds),
            new Figure("consumers.failing", "segments whose last batch failed here", Standing::failing),
            new Figure("consumers.unclaimed", "segments that no process has", Standing::unclaimed),
            new Figure("consumers.stuck", "segments that make this process unready", Standing::stuck));

    private static final Standing NOT_YET = new Standing(List.of(), 0);

    private final EventProcessingConfiguration processing;
    private final ConsumerWatch consumers;

    ConsumerMeters(EventProcessingConfiguration processing, ConsumerWatch consumers) {
        this.processing = processing;
        this.consumers = consumers;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var consumer : processing.eventProcessors().keySet()) {
            for (var figure : FIGURES) gauge(registry, consumer, figure);
        }
    }

    private void gauge(MeterRegistry registry, String consumer, Figure figure) {
        Gauge.builder(
                        figure.name,
                        () -> consumers
                                .seen()
                                .figure(all -> figure.of.applyAsDouble(all.getOrDefault(consumer, NOT_YET))))
                .description(figure.description)
                .tag("consumer", consumer)
                .register(registry);
    }
}

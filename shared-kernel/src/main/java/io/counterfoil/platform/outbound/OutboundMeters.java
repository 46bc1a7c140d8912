package io.counterfoil.platform.outbound;

import io.counterfoil.platform.outbound.CallList.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How many calls of each kind are due and failing, and since when the longest waits. */
final class OutboundMeters implements MeterBinder {
    private final CallList calls;
    private final List<Line> lines;
    private final InstantSource clock;

    OutboundMeters(CallList calls, List<Line> lines, InstantSource clock) {
        this.calls = calls;
        this.lines = List.copyOf(lines);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var line : lines) {
            gauge(registry, line.kind(), "outbound.due", Backlog::due);
            gauge(registry, line.kind(), "outbound.failing", Backlog::failing);
            gauge(registry, line.kind(), "outbound.oldest.seconds", this::age);
        }
    }

    private void gauge(MeterRegistry registry, String kind, String name, ToDoubleFunction<Backlog> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(calls.backlog(kind, clock.instant())))
                .tag("kind", kind)
                .register(registry);
    }

    private double age(Backlog backlog) {
        var oldest = backlog.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    }
}

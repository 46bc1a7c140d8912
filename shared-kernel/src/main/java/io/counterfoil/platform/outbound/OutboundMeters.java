package io.counterfoil.platform.outbound;

import io.counterfoil.platform.outbound.CallList.Backlog;
import io.counterfoil.platform.watch.Seen;
import io.counterfoil.platform.watch.Watch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** How many calls of each kind are due and failing, and since when the longest waits. */
final class OutboundMeters implements MeterBinder {
    private final CallList calls;
    private final List<Line> lines;
    private final InstantSource clock;
    private final Watch watch;

    OutboundMeters(CallList calls, List<Line> lines, InstantSource clock, Watch watch) {
        this.watch = watch;
        this.calls = calls;
        this.lines = List.copyOf(lines);
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var line : lines) {
            bind(line.kind(), watch.over(() -> calls.backlog(line.kind(), clock.instant())), registry);
        }
    }

    private void bind(String kind, Seen<Backlog> backlog, MeterRegistry registry) {
        Gauge.builder("outbound.due", () -> backlog.figure(Backlog::due))
                .description("calls to the outside that are due, those under way included")
                .tag("kind", kind)
                .register(registry);
        Gauge.builder("outbound.failing", () -> backlog.figure(Backlog::failing))
                .description("calls that failed last time and are tried again")
                .tag("kind", kind)
                .register(registry);
        Gauge.builder("outbound.oldest.seconds", () -> backlog.figure(this::age))
                .description("since when the call that waits longest has been due")
                .tag("kind", kind)
                .register(registry);
    }

    private double age(Backlog backlog) {
        var oldest = backlog.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    }
}

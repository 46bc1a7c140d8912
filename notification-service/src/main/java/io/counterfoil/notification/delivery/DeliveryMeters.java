package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.notification.delivery.views.DeliveryList;
import io.counterfoil.notification.notice.NoticeKind;
import io.counterfoil.platform.watch.Watch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What is counted about deliveries; kinds are few, so they may be tags. */
@Component
class DeliveryMeters {
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final AtomicInteger inFlight = new AtomicInteger();

    DeliveryMeters(MeterRegistry registry, DeliveryList list, InstantSource clock, Watch watch) {
        this.registry = registry;
        this.clock = clock;
        var oldest = watch.over(list::oldest);
        Gauge.builder("counterfoil.notices.in.flight", inFlight, AtomicInteger::get)
                .description("attempts to deliver a notice that are being made")
                .register(registry);
        Gauge.builder("counterfoil.notices.oldest.undelivered", () -> oldest.figure(this::ageSeconds))
                .description("age of the oldest notice that has not arrived and is still tried")
                .baseUnit("seconds")
                .register(registry);
        beginAtNothing();
    }

    private void beginAtNothing() {
        for (var what : List.of("attempts", "delivered", "failed", "exhausted")) {
            for (var kind : NoticeKind.values()) counter(what, kind.word());
        }
    }

    <T> T underWay(Supplier<T> attempt) {
        inFlight.incrementAndGet();
        try {
            return attempt.get();
        } finally {
            inFlight.decrementAndGet();
        }
    }

    void attempted(String kind, DeliveryOutcome outcome) {
        count("attempts", kind);
        count(outcome.failure() == null ? "delivered" : "failed", kind);
    }

    void exhausted(String kind) {
        count("exhausted", kind);
    }

    private double ageSeconds(Optional<Instant> oldest) {
        var now = clock.instant();
        return Math.max(0, Duration.between(oldest.orElse(now), now).toSeconds());
    }

    private void count(String what, String kind) {
        counter(what, kind).increment();
    }

    private Counter counter(String what, String kind) {
        return Counter.builder("counterfoil.notices." + what)
                .description("attempts to deliver a notice, and what came of them")
                .tag("kind", kind)
                .register(registry);
    }
}

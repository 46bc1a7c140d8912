package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.notification.delivery.views.DeliveryList;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What is counted about deliveries; kinds are few, so they may be tags. */
@Component
class DeliveryMeters {
    private final MeterRegistry registry;
    private final DeliveryList list;
    private final InstantSource clock;
    private final AtomicInteger inFlight = new AtomicInteger();

    DeliveryMeters(MeterRegistry registry, DeliveryList list, InstantSource clock) {
        this.registry = registry;
        this.list = list;
        this.clock = clock;
        Gauge.builder("counterfoil.notices.in.flight", inFlight, AtomicInteger::get)
                .register(registry);
        Gauge.builder("counterfoil.notices.oldest.undelivered", this, DeliveryMeters::oldestSeconds)
                .baseUnit("seconds")
                .register(registry);
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

    private double oldestSeconds() {
        var now = clock.instant();
        return Math.max(0, Duration.between(list.oldest().orElse(now), now).toSeconds());
    }

    private void count(String what, String kind) {
        registry.counter("counterfoil.notices." + what, "kind", kind).increment();
    }
}

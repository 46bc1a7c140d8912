package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.notification.delivery.views.DeliveryList;
import io.counterfoil.notification.notice.NoticeKind;
import io.counterfoil.platform.watch.Watch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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
    /** A receiver's own work is done in milliseconds or in seconds; the last is all the time that it is given. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

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
        latency("delivered");
        latency("failed");
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
        var came = outcome.failure() == null ? "delivered" : "failed";
        count("attempts", kind);
        count(came, kind);
        latency(came).record(Duration.ofMillis(outcome.latencyMillis()));
    }

    void exhausted(String kind) {
        count("exhausted", kind);
    }

    private double ageSeconds(Optional<Instant> oldest) {
        var now = clock.instant();
        return Math.max(0, Duration.between(oldest.orElse(now), now).toSeconds());
    }

    private Timer latency(String outcome) {
        return Timer.builder("counterfoil.notices.latency")
                .description("an attempt, from the connection to the end of the answer")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
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

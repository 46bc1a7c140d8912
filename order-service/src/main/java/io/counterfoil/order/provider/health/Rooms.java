package io.counterfoil.order.provider.health;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;

/** Places for calls under way. Nobody waits for one. */
final class Rooms {
    static Bulkhead of(String name, int places) {
        return Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(places)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    private Rooms() {}
}

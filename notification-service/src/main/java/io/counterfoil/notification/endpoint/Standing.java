package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.notification.DeliveryId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether an endpoint is told of anything, and sent anything. */
public sealed interface Standing {
    record Enabled() implements Standing {}

    /**
     * By its owner: told of nothing until they enable it.
     *
     * @param gone the delivery that the endpoint answered with 410, where that is how they said it
     */
    record Disabled(Instant at, @Nullable DeliveryId gone) implements Standing {}

    /** Because it has only failed: told of everything, and sent nothing but probes until one arrives. */
    record Failing(Instant since, Instant at) implements Standing {}

    record Deleted(Instant at) implements Standing {}
}

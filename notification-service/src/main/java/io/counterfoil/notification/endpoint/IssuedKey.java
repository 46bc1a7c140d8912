package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.notification.EndpointKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key, and how long it signs.
 *
 * @param until absent for the newest of its scheme
 * @param request what the request for it was called; absent where it came with the endpoint
 * @param overlap how long earlier ones signed beside it
 */
public record IssuedKey(
        EndpointKey key, @Nullable Instant until, @Nullable String request, Duration overlap) {
    static IssuedKey first(EndpointKey key) {
        return new IssuedKey(key, null, null, Duration.ZERO);
    }

    public boolean signs(Instant now) {
        return until == null || now.isBefore(until);
    }

    IssuedKey endingAt(Instant end) {
        return signs(end) ? new IssuedKey(key, end, request, overlap) : this;
    }
}

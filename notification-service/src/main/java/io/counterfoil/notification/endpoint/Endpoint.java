package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.personal.Encrypted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place where a merchant wants to be told.
 *
 * @param secret the {@code whsec_…} that signs, encrypted for the merchant
 * @param disabledAt since when nothing is sent there; absent while it is active
 */
public record Endpoint(
        EndpointId id,
        EndpointDraft draft,
        Encrypted secret,
        Instant createdAt,
        @Nullable Instant disabledAt) {
    public boolean active() {
        return disabledAt == null;
    }

    Endpoint disabled(Instant at) {
        return new Endpoint(id, draft, secret, createdAt, at);
    }
}

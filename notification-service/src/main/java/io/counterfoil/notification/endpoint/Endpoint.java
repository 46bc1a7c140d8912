package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.notification.EndpointEvent.EndpointKeyIssued;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointKey;
import io.counterfoil.kernel.notification.EndpointSettings;
import io.counterfoil.notification.endpoint.Standing.Deleted;
import io.counterfoil.notification.endpoint.Standing.Enabled;
import io.counterfoil.notification.endpoint.Standing.Failing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where a merchant wants to be told.
 *
 * @param asCreated what the request that created it asked for: a repeat is known by it, whatever has been changed since
 * @param keys all there ever were, the oldest first
 * @param touchedAt when its owner last changed or enabled it; absent where nobody has
 */
public record Endpoint(
        EndpointId id,
        EndpointSettings asCreated,
        EndpointSettings settings,
        List<IssuedKey> keys,
        Instant createdAt,
        @Nullable Instant touchedAt,
        Standing standing) {
    public Endpoint {
        keys = List.copyOf(keys);
    }

    /** Whether something is sent there when it is due. */
    public boolean enabled() {
        return standing instanceof Enabled;
    }

    /** Whether what happens is to reach it, now or when it has recovered. */
    public boolean told() {
        return standing instanceof Enabled || standing instanceof Failing;
    }

    public boolean deleted() {
        return standing instanceof Deleted;
    }

    /** What signs a notice that is sent now: several while keys are changed, the newest first. */
    public List<EndpointKey> signing(Instant now) {
        return keys.reversed().stream()
                .filter(key -> key.signs(now))
                .map(IssuedKey::key)
                .toList();
    }

    Endpoint standing(Standing changed) {
        return new Endpoint(id, asCreated, settings, keys, createdAt, touchedAt, changed);
    }

    /** Whether it may be another one, or a mended one, than it was at that moment. */
    boolean touchedAfter(Instant moment) {
        return touchedAt != null && touchedAt.isAfter(moment);
    }

    Endpoint touched(Instant at) {
        return new Endpoint(id, asCreated, settings, keys, createdAt, at, standing);
    }

    Endpoint settings(EndpointSettings changed) {
        return new Endpoint(id, asCreated, changed, keys, createdAt, touchedAt, standing);
    }

    Endpoint with(EndpointKeyIssued issued) {
        var all = new ArrayList<IssuedKey>();
        for (var earlier : keys) {
            boolean replaced = earlier.key().scheme() == issued.key().scheme();
            all.add(replaced ? earlier.endingAt(issued.earlierUntil()) : earlier);
        }
        var overlap = Duration.between(issued.at(), issued.earlierUntil());
        all.add(new IssuedKey(issued.key(), null, issued.request(), overlap));
        return new Endpoint(id, asCreated, settings, all, createdAt, touchedAt, standing);
    }
}

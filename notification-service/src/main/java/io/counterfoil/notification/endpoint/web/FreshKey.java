package io.counterfoil.notification.endpoint.web;

import io.counterfoil.kernel.notification.EndpointKey;
import io.counterfoil.notification.endpoint.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * A key made just now.
 *
 * @param shown what its merchant is shown, this once: {@code whsec_…}; absent where the public half is all they need
 */
record FreshKey(EndpointKey key, @Nullable String shown) {
    /** Nothing where another request under the same name had made one before. */
    @Nullable String shownIfKept(Endpoint endpoint) {
        return endpoint.keys().stream().anyMatch(kept -> kept.key().equals(key)) ? shown : null;
    }

    /** Gives no secret away. */
    @Override
    public String toString() {
        return key.scheme().toString();
    }
}

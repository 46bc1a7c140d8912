package io.counterfoil.notification.endpoint.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.notification.endpoint.Endpoint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param goods told of these goods' orders alone; of all others where absent
 * @param disabledAt since when nothing is sent there; absent while it is active
 * @param secret what verifies the notices, shown once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EndpointView(
        EndpointId id,
        String url,
        List<String> kinds,
        @Nullable GoodsId goods,
        Instant createdAt,
        @Nullable Instant disabledAt,
        @Nullable String secret) {

    /** Gives no secret away. */
    @Override
    public String toString() {
        return id.value();
    }

    static EndpointView of(Endpoint endpoint) {
        return of(endpoint, null);
    }

    static EndpointView of(Endpoint endpoint, @Nullable String secret) {
        var draft = endpoint.draft();
        return new EndpointView(
                endpoint.id(),
                draft.url(),
                draft.kinds().stream().sorted().toList(),
                draft.goods(),
                endpoint.createdAt(),
                endpoint.disabledAt(),
                secret);
    }
}

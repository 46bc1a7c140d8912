package io.counterfoil.kernel.notification;

import io.counterfoil.kernel.order.GoodsId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant asks of an endpoint.
 *
 * @param kinds the events to tell of, without revision: {@code order.paid}, or all of a family: {@code channel.*}
 * @param goods tell only of these goods' orders, and tell those nowhere else; of all others where absent
 */
public record EndpointSettings(
        String url, Set<String> kinds, @Nullable GoodsId goods, EndpointTerms terms) {
    public EndpointSettings {
        kinds = Set.copyOf(kinds);
    }
}

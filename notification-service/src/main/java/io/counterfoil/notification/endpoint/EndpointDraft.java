package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.order.GoodsId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant asks for.
 *
 * @param url let through by {@link UrlRule}
 * @param kinds the events to tell of, without revision: {@code order.paid}
 * @param goods tell only of these goods' orders; of all that have no endpoint of their own where absent
 */
public record EndpointDraft(
        String url, Set<String> kinds, @Nullable GoodsId goods) {
    public EndpointDraft {
        kinds = Set.copyOf(kinds);
    }
}

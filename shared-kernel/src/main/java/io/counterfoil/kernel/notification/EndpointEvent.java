package io.counterfoil.kernel.notification;

import io.counterfoil.kernel.fact.StoredAs;
import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.personal.Encrypted;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has happened to a place where a merchant wants to be told. A merchant's stand in one stream, {@link EndpointsId}. */
public sealed interface EndpointEvent {
    EndpointId endpoint();

    MerchantId merchant();

    Instant at();

    /**
     * @param goods tell only of these goods' orders, and tell those nowhere else; of all others where absent
     * @param kinds the events to tell of, without revision: {@code order.paid}
     * @param secret the {@code whsec_…} that signs, encrypted for the merchant
     */
    @StoredAs("notification.endpoint-created/1")
    record EndpointCreated(
            EndpointId endpoint,
            MerchantId merchant,
            @Nullable GoodsId goods,
            String url,
            Set<String> kinds,
            Encrypted secret,
            Instant at)
            implements EndpointEvent {}

    @StoredAs("notification.endpoint-disabled/1")
    record EndpointDisabled(EndpointId endpoint, MerchantId merchant, Instant at) implements EndpointEvent {}
}

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
            EndpointTerms terms,
            Instant at)
            implements EndpointEvent {
        public EndpointSettings settings() {
            return new EndpointSettings(url, kinds, goods, terms);
        }
    }

    /** @param settings all of them, as they are from now on */
    @StoredAs("notification.endpoint-changed/1")
    record EndpointChanged(EndpointId endpoint, MerchantId merchant, EndpointSettings settings, Instant at)
            implements EndpointEvent {}

    /**
     * A new key signs from now on.
     *
     * @param earlierUntil how long those of the same scheme that were there before sign too
     * @param request what the request for it was called ({@code Idempotency-Key}); absent where it came with the endpoint
     */
    @StoredAs("notification.endpoint-key-issued/1")
    record EndpointKeyIssued(
            EndpointId endpoint,
            MerchantId merchant,
            EndpointKey key,
            Instant earlierUntil,
            @Nullable String request,
            Instant at)
            implements EndpointEvent {}

    /**
     * Nothing is told there from now on. Its owner asked for it, where neither of the others says why.
     *
     * @param gone the delivery that the endpoint answered with 410: that, too, is its owner's word
     * @param failingSince since when it had only failed; what happens is told when it has recovered
     */
    @StoredAs("notification.endpoint-disabled/1")
    record EndpointDisabled(
            EndpointId endpoint,
            MerchantId merchant,
            @Nullable DeliveryId gone,
            @Nullable Instant failingSince,
            Instant at)
            implements EndpointEvent {}

    /** Its owner asked for it. */
    @StoredAs("notification.endpoint-enabled/1")
    record EndpointEnabled(EndpointId endpoint, MerchantId merchant, Instant at) implements EndpointEvent {}

    /**
     * One that had only failed takes notices again.
     *
     * @param delivery what arrived
     */
    @StoredAs("notification.endpoint-recovered/1")
    record EndpointRecovered(EndpointId endpoint, MerchantId merchant, DeliveryId delivery, Instant at)
            implements EndpointEvent {}

    /** For good. */
    @StoredAs("notification.endpoint-deleted/1")
    record EndpointDeleted(EndpointId endpoint, MerchantId merchant, Instant at) implements EndpointEvent {}
}

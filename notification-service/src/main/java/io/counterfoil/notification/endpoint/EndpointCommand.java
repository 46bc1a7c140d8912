package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointKey;
import io.counterfoil.kernel.notification.EndpointSettings;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.kernel.order.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked about a merchant's endpoints. */
public sealed interface EndpointCommand {
    MerchantId merchant();

    EndpointId endpoint();

    @TargetAggregateIdentifier
    default EndpointsId endpoints() {
        return EndpointsId.of(merchant());
    }

    /** @param keys the symmetric one first, and no two of a scheme */
    record CreateEndpoint(
            MerchantId merchant, EndpointId endpoint, EndpointSettings settings, List<EndpointKey> keys, Instant now)
            implements EndpointCommand {}

    record ChangeEndpoint(MerchantId merchant, EndpointId endpoint, EndpointSettings settings, Instant now)
            implements EndpointCommand {}

    /**
     * @param overlap how long earlier keys of the scheme sign too
     * @param request what the request is called: a repeat issues no other key
     */
    record RotateKey(
            MerchantId merchant, EndpointId endpoint, EndpointKey key, Duration overlap, String request, Instant now)
            implements EndpointCommand {}

    record DisableEndpoint(MerchantId merchant, EndpointId endpoint, Instant now) implements EndpointCommand {}

    /**
     * The endpoint itself has said that it wants nothing more, by answering a delivery with 410.
     *
     * @param tried when the attempt began at the latest: where its owner has touched the endpoint since, another was meant
     */
    record DisableGone(MerchantId merchant, EndpointId endpoint, DeliveryId delivery, Instant tried, Instant now)
            implements EndpointCommand {}

    /** @param since when the first of the attempts was made that have failed one and all */
    record DisableFailing(MerchantId merchant, EndpointId endpoint, Instant since, Instant now)
            implements EndpointCommand {}

    /** @param delivery what arrived at an endpoint that was disabled for failing */
    record RecordRecovery(MerchantId merchant, EndpointId endpoint, DeliveryId delivery, Instant now)
            implements EndpointCommand {}

    record EnableEndpoint(MerchantId merchant, EndpointId endpoint, Instant now) implements EndpointCommand {}

    record DeleteEndpoint(MerchantId merchant, EndpointId endpoint, Instant now) implements EndpointCommand {}
}

package io.counterfoil.notification.endpoint;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.personal.Encrypted;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked about a merchant's endpoints. */
public sealed interface EndpointCommand {
    MerchantId merchant();

    EndpointId endpoint();

    @TargetAggregateIdentifier
    default EndpointsId endpoints() {
        return EndpointsId.of(merchant());
    }

    record CreateEndpoint(MerchantId merchant, EndpointId endpoint, EndpointDraft draft, Encrypted secret, Instant now)
            implements EndpointCommand {}

    record DisableEndpoint(MerchantId merchant, EndpointId endpoint, Instant now) implements EndpointCommand {}
}

package io.counterfoil.bench.measure;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.notification.EndpointKey;
import io.counterfoil.kernel.notification.EndpointSettings;
import io.counterfoil.kernel.notification.EndpointTerms;
import io.counterfoil.notification.endpoint.EndpointCommand.CreateEndpoint;
import io.counterfoil.notification.endpoint.SigningSecret;
import io.counterfoil.platform.personal.KeyRing;
import io.counterfoil.platform.personal.Owner;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/** Has a shop's notices sent somewhere. */
public final class Addressee {
    /** @param waitsSeconds the endpoint's own schedule; the usual one where null */
    public static EndpointId tell(Lab lab, Shop shop, String url, @Nullable List<Integer> waitsSeconds) {
        var merchant = shop.merchant();
        var endpoint = EndpointId.derive(merchant.value(), url);
        var secret = lab.bean(KeyRing.class)
                .encrypt(
                        Owner.merchant(merchant),
                        SigningSecret.random(new SecureRandom()).reveal());
        var settings = new EndpointSettings(
                url, Set.of("order.created"), null, new EndpointTerms(null, null, waitsSeconds, false));
        lab.bean(CommandGateway.class)
                .sendAndWait(new CreateEndpoint(
                        merchant,
                        endpoint,
                        settings,
                        List.of(EndpointKey.symmetric(secret)),
                        lab.bean(InstantSource.class).instant()));
        return endpoint;
    }

    private Addressee() {}
}

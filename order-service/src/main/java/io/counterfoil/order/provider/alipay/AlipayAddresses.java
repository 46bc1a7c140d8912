package io.counterfoil.order.provider.alipay;

import io.counterfoil.order.provider.wire.Gateways;
import io.counterfoil.platform.http.PublicUrl;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The addresses of Alipay's gateways.
 *
 * @param sandbox a path alone is our own sandbox's, which production does not have; null where there is none
 */
@ConfigurationProperties("counterfoil.alipay.gateways")
record AlipayAddresses(
        @DefaultValue(AlipayWap.OPENAPI) URI production,
        @Nullable URI sandbox) {
    Gateways gateways(PublicUrl here, boolean inProduction) {
        return Gateways.configured(production, sandbox, here, inProduction);
    }
}

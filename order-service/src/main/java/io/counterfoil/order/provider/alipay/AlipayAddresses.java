package io.counterfoil.order.provider.alipay;

import io.counterfoil.platform.http.PublicUrl;
import java.net.URI;
import java.util.Optional;
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
        @DefaultValue(AlipayGateways.OPENAPI) URI production,
        @Nullable URI sandbox) {
    AlipayGateways gateways(PublicUrl here, boolean inProduction) {
        var gateways = new AlipayGateways(production, Optional.empty());
        if (sandbox == null) return gateways;
        if (sandbox.isAbsolute()) return gateways.withSandbox(sandbox);
        var path = sandbox.toString();
        return inProduction ? gateways : new AlipayGateways(production, Optional.of(() -> here.of(path)));
    }
}

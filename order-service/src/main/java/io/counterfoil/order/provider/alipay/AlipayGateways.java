package io.counterfoil.order.provider.alipay;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Alipay is to be found, by the environment of an account.
 *
 * @param sandbox null where there is none: then accounts of the sandbox are refused
 */
@ConfigurationProperties("counterfoil.alipay.gateways")
public record AlipayGateways(
        @DefaultValue(OPENAPI) URI production, @Nullable URI sandbox) {
    private static final String OPENAPI = "https://openapi.alipay.com/gateway.do";

    /** Alipay's own, and no sandbox. */
    public static final AlipayGateways DEFAULT = new AlipayGateways(URI.create(OPENAPI), null);

    Optional<URI> of(String environment) {
        return switch (environment) {
            case AlipayAccountForm.PRODUCTION -> Optional.of(production);
            case AlipayAccountForm.SANDBOX -> Optional.ofNullable(sandbox);
            default -> Optional.empty();
        };
    }
}

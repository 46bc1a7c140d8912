package io.counterfoil.order.provider.alipay;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Where Alipay is to be found, by the environment of an account. */
public final class AlipayGateways {
    static final String OPENAPI = "https://openapi.alipay.com/gateway.do";

    /** Alipay's own, and no sandbox. */
    public static final AlipayGateways DEFAULT = new AlipayGateways(URI.create(OPENAPI), Optional.empty());

    private final URI production;
    private final Optional<Supplier<URI>> sandbox;

    /** @param sandbox empty where there is none: then accounts of the sandbox are refused */
    AlipayGateways(URI production, Optional<Supplier<URI>> sandbox) {
        this.production = production;
        this.sandbox = sandbox;
    }

    AlipayGateways withSandbox(URI address) {
        return new AlipayGateways(production, Optional.of(() -> address));
    }

    Optional<URI> of(String environment) {
        return switch (environment) {
            case AlipayAccountForm.PRODUCTION -> Optional.of(production);
            case AlipayAccountForm.SANDBOX -> sandbox.map(Supplier::get);
            default -> Optional.empty();
        };
    }

    boolean has(String environment) {
        return switch (environment) {
            case AlipayAccountForm.PRODUCTION -> true;
            case AlipayAccountForm.SANDBOX -> sandbox.isPresent();
            default -> false;
        };
    }
}

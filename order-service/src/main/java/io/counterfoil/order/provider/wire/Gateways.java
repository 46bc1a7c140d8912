package io.counterfoil.order.provider.wire;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.order.provider.AccountForm.Field;
import io.counterfoil.order.provider.FilledForm;
import io.counterfoil.platform.http.PublicUrl;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a provider is to be found, by the environment of an account. */
public final class Gateways {
    public static final String ENVIRONMENT = "environment";
    public static final Field FIELD = new Field(ENVIRONMENT, false, true, "production or sandbox.");

    private static final String PRODUCTION = "production";
    private static final String SANDBOX = "sandbox";

    private final URI production;
    private final Optional<Supplier<URI>> sandbox;

    /** Without a sandbox: accounts of it are refused. */
    public Gateways(URI production) {
        this(production, Optional.empty());
    }

    private Gateways(URI production, Optional<Supplier<URI>> sandbox) {
        this.production = production;
        this.sandbox = sandbox;
    }

    /** @param sandbox a path alone is our own sandbox's, which production does not have; null where there is none */
    public static Gateways configured(URI production, @Nullable URI sandbox, PublicUrl here, boolean inProduction) {
        var gateways = new Gateways(production);
        if (sandbox == null) return gateways;
        if (sandbox.isAbsolute()) return gateways.withSandbox(sandbox);
        var path = sandbox.toString();
        return inProduction ? gateways : new Gateways(production, Optional.of(() -> here.of(path)));
    }

    public Gateways withSandbox(URI address) {
        return new Gateways(production, Optional.of(() -> address));
    }

    public Optional<URI> of(String environment) {
        return switch (environment) {
            case PRODUCTION -> Optional.of(production);
            case SANDBOX -> sandbox.map(Supplier::get);
            default -> Optional.empty();
        };
    }

    /** @throws Rejected where accounts of the environment cannot be had here */
    public void check(FilledForm form) {
        switch (form.value(ENVIRONMENT)) {
            case PRODUCTION -> {}
            case SANDBOX -> {
                if (sandbox.isEmpty()) {
                    throw form.invalid(ENVIRONMENT, "environment-unavailable", "there is no sandbox here");
                }
            }
            default -> throw form.invalid(ENVIRONMENT, "environment-unknown", "neither production nor sandbox");
        }
    }
}

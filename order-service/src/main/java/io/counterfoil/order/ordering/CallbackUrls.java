package io.counterfoil.order.ordering;

import io.counterfoil.order.provider.ProviderAccount;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where providers find us: {@code counterfoil.public-url}, or this machine's loopback where none is set. */
@Component
class CallbackUrls {
    private final Environment settings;

    CallbackUrls(Environment settings) {
        this.settings = settings;
    }

    URI of(ProviderAccount account) {
        return URI.create(base() + "/v1/callback/" + account.provider() + "/" + account.alias());
    }

    private String base() {
        var configured = settings.getProperty("counterfoil.public-url", "");
        return configured.isBlank()
                ? "http://127.0.0.1:" + settings.getRequiredProperty("local.server.port")
                : configured.replaceAll("/+$", "");
    }
}

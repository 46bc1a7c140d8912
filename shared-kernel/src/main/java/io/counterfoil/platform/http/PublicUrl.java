package io.counterfoil.platform.http;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where others find us: {@code counterfoil.public-url}, or this machine's loopback where none is set. */
@Component
public class PublicUrl {
    private final Environment settings;

    PublicUrl(Environment settings) {
        this.settings = settings;
    }

    /**
     * Known once the server listens: the port may be any that is free.
     *
     * @param path from the slash on
     */
    public URI of(String path) {
        return URI.create(base() + path);
    }

    private String base() {
        var configured = settings.getProperty("counterfoil.public-url", "");
        return configured.isBlank()
                ? "http://127.0.0.1:" + settings.getRequiredProperty("local.server.port")
                : configured.replaceAll("/+$", "");
    }
}

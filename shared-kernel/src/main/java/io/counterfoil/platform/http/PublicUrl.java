package io.counterfoil.platform.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where others find us: {@code counterfoil.public-url}, or this machine's loopback where none is set. */
@Component
public class PublicUrl {
    private final Environment settings;
    /** Found once: to look through all settings is a tenth of the work of placing an order. */
    private volatile @Nullable String base;

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
        var known = base;
        if (known == null) {
            known = find();
            base = known;
        }
        return known;
    }

    private String find() {
        var configured = settings.getProperty("counterfoil.public-url", "");
        return configured.isBlank()
                ? "http://127.0.0.1:" + settings.getRequiredProperty("local.server.port")
                : configured.replaceAll("/+$", "");
    }
}

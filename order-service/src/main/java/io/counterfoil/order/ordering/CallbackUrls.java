package io.counterfoil.order.ordering;

import io.counterfoil.order.provider.ProviderAccount;
import io.counterfoil.platform.http.PublicUrl;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Where providers call us back. */
@Component
class CallbackUrls {
    private final PublicUrl here;

    CallbackUrls(PublicUrl here) {
        this.here = here;
    }

    URI of(ProviderAccount account) {
        return here.of("/v1/callback/" + account.provider() + "/" + account.alias());
    }
}

package io.counterfoil.notification.endpoint.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.IssuedKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs.
 *
 * @param publicKey {@code whpk_…}, where it has one
 * @param until when it stops; absent for the newest of its scheme
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SigningKeyView(
        KeyScheme scheme,
        @Nullable String publicKey,
        @Nullable Instant until) {
    static List<SigningKeyView> of(Endpoint endpoint, Instant now) {
        return endpoint.keys().reversed().stream()
                .filter(key -> key.signs(now))
                .map(SigningKeyView::of)
                .toList();
    }

    private static SigningKeyView of(IssuedKey issued) {
        var key = issued.key();
        return new SigningKeyView(KeyScheme.of(key.scheme()), key.publicKey(), issued.until());
    }
}

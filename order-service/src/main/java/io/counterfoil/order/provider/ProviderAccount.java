package io.counterfoil.order.provider;

import io.counterfoil.kernel.order.MerchantId;
import java.util.Map;
import java.util.Optional;

/**
 * A merchant's account with a provider, its secrets in the clear: it lives in memory and is never printed.
 *
 * @param alias how URLs name the account: {@code POST /v1/callback/{provider}/{alias}}
 */
public record ProviderAccount(MerchantId merchant, String provider, String alias, Map<String, String> values) {
    /** @throws IllegalStateException when the account has no such value, which its form should have prevented */
    public String value(String field) {
        return find(field).orElseThrow(() -> new IllegalStateException(alias + " has no " + field));
    }

    public Optional<String> find(String field) {
        return Optional.ofNullable(values.get(field));
    }

    @Override
    public String toString() {
        return provider + "/" + alias;
    }
}

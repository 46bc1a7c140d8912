package io.counterfoil.kernel.order;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a front end needs to let the payer pay.
 *
 * @param kind {@code redirect} (go to {@code url}), {@code invoke} (hand the values to the provider's script) or
 *     {@code link} (hand the token to the store)
 */
public record PaymentParameters(String kind, Map<String, String> values, Instant validUntil) {
    /** In the order in which the log has them. */
    public PaymentParameters {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }
}

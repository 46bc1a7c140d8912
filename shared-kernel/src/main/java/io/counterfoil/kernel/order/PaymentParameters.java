package io.counterfoil.kernel.order;

import java.time.Instant;
import java.util.Map;

/**
 * What a front end needs to let the payer pay.
 *
 * @param kind {@code redirect} (go to {@code url}), {@code invoke} (hand the values to the provider's script) or
 *     {@code link} (hand the token to the store)
 */
public record PaymentParameters(String kind, Map<String, String> values, Instant validUntil) {}

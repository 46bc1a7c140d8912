package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.PayerDetails;
import org.jspecify.annotations.Nullable;

/**
 * A way to pay an order.
 *
 * @param account the alias of the merchant's account with the provider
 * @param payer what the provider has to know about who pays
 */
public record Way(String provider, String account, @Nullable PayerDetails payer) {}

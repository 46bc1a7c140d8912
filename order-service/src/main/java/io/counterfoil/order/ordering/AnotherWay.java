package io.counterfoil.order.ordering;

import io.counterfoil.order.provider.Preparation.Payer;
import org.jspecify.annotations.Nullable;

/**
 * In which way somebody wants an order to be paid; its form has been checked.
 *
 * @param details what is known about the payer's device and account there
 * @param key what the request was called: repeated, it asks for nothing more
 */
public record AnotherWay(
        String provider, Payer details, @Nullable String key) {}

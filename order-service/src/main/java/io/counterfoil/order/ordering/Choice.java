package io.counterfoil.order.ordering;

import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.PayerDetails;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wanted an order to be paid by one of its attempts.
 *
 * @param payer what the request said about who pays
 * @param key what the request was called
 */
record Choice(
        AttemptNo attempt,
        String provider,
        @Nullable PayerDetails payer,
        @Nullable String key) {}

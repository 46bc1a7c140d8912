package io.counterfoil.order.ordering.views;

import io.counterfoil.kernel.order.GoodsId;
import io.counterfoil.kernel.order.MerchantId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which orders to list; what is absent does not matter.
 *
 * @param merchant whose orders; everybody's where absent
 * @param provider of the current attempt
 * @param payerKey what the key is called that the payer's data is encrypted under
 * @param placedFrom inclusive
 * @param placedUntil exclusive
 */
public record OrderFilter(
        Optional<MerchantId> merchant,
        Optional<String> state,
        Optional<String> orderNo,
        Optional<String> provider,
        Optional<GoodsId> goods,
        Optional<String> payerKey,
        Optional<Instant> placedFrom,
        Optional<Instant> placedUntil) {}

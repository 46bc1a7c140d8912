package io.counterfoil.notification.sending;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is to be tried now.
 *
 * @param correlation what asked for it began with; null where that is more than one thing, or not known
 */
public record DueNotice(
        DeliveryId delivery,
        EndpointId endpoint,
        MerchantId merchant,
        @Nullable String correlation) {}

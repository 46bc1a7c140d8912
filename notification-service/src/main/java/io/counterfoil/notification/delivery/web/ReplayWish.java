package io.counterfoil.notification.delivery.web;

import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.notification.delivery.views.NoticeRange;
import java.time.Instant;
import java.util.Optional;

/**
 * Which of an endpoint's notices are to be sent again; all of them where it says nothing.
 *
 * @param merchant whose endpoint: an operator has to say
 * @param after those behind this number
 * @param position those that were due behind this position of the log
 * @param since those that were due first at this instant or later
 * @param until those that were due first at this instant or earlier
 * @param state those that are in it now: {@code exhausted} for the dead letters
 */
record ReplayWish(
        Optional<MerchantId> merchant,
        Optional<Long> after,
        Optional<Long> position,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> state) {
    NoticeRange range(EndpointId endpoint) {
        return new NoticeRange(
                endpoint, after.orElse(0L), position.orElse(0L), state.map(WantedDeliveries::state), since, until);
    }
}

package io.counterfoil.notification.delivery;

import io.counterfoil.notification.delivery.views.DeliveryState;
import java.time.Instant;
import java.util.Optional;

/**
 * A time of which an operator does not know what has arrived.
 *
 * @param since when a notice was due first, at the earliest
 * @param until when it was due first, at the latest
 * @param state those that are in it now
 */
public record Outage(Instant since, Instant until, Optional<DeliveryState> state) {}

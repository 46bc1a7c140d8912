package io.counterfoil.notification.delivery.views;

import org.jspecify.annotations.Nullable;

/** Which deliveries to list; what is absent does not matter. */
public record DeliveryFilter(
        @Nullable String merchant,
        @Nullable String order,
        @Nullable String endpoint,
        @Nullable String state) {}

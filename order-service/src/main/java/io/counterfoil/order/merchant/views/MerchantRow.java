package io.counterfoil.order.merchant.views;

import io.counterfoil.kernel.order.MerchantId;
import java.time.Instant;

/**
 * A merchant as lists show it.
 *
 * @param position where in the log it was registered
 */
public record MerchantRow(MerchantId merchant, long position, String name, boolean enabled, Instant registeredAt) {}

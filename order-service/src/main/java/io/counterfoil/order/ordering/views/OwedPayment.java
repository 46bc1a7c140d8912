package io.counterfoil.order.ordering.views;

import io.counterfoil.platform.http.WireMoney;
import java.time.Instant;

/**
 * Money that is the payer's.
 *
 * @param position of the event that says so
 * @param cause {@code late}: the order was closed; {@code double}: it was paid already
 * @param paidAt by the provider's clock
 * @param receivedAt when it was recorded here
 * @param status {@code open}: nothing was given back
 */
public record OwedPayment(
        long position,
        String order,
        String merchant,
        String orderNo,
        String attempt,
        String cause,
        String provider,
        String transaction,
        WireMoney amount,
        Instant paidAt,
        Instant receivedAt,
        String status) {}

package io.counterfoil.order.ordering.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.platform.http.WireMoney;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order in the list: what it takes to find one. The order itself says more. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderRow(
        String id,
        String merchant,
        String orderNo,
        String state,
        String goods,
        int quantity,
        WireMoney total,
        String provider,
        Instant placedAt,
        Instant expiresAt,
        @Nullable Instant paidAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant closedAt,
        int owed) {}

package io.counterfoil.notification.delivery.views;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * Which deliveries to list; what is absent does not matter.
 *
 * @param since when they were due first, at the earliest
 * @param until when they were due first, at the latest
 */
public record DeliveryFilter(
        Optional<MerchantId> merchant,
        Optional<OrderId> order,
        Optional<ChannelId> channel,
        Optional<EndpointId> endpoint,
        Optional<String> kind,
        Optional<DeliveryState> state,
        Optional<Instant> since,
        Optional<Instant> until) {
    void addTo(Conditions conditions) {
        merchant.ifPresent(id -> conditions.and("merchant = ?", id.value()));
        order.ifPresent(id -> conditions.and("about = ?", id.value()));
        channel.ifPresent(id -> conditions.and("about = ?", id.value()));
        endpoint.ifPresent(id -> conditions.and("endpoint = ?", id.value()));
        kind.ifPresent(word -> conditions.and("kind = ?", word));
        // Not a parameter: dead letters have an index of their own.
        state.ifPresent(one -> conditions.and("state = '" + one.word() + "'"));
        since.ifPresent(at -> conditions.and("created_at >= ?", Timestamp.from(at)));
        until.ifPresent(at -> conditions.and("created_at <= ?", Timestamp.from(at)));
    }
}

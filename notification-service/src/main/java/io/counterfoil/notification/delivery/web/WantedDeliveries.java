package io.counterfoil.notification.delivery.web;

import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.notification.EndpointId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.notification.delivery.views.DeliveryFilter;
import io.counterfoil.notification.delivery.views.DeliveryState;
import io.counterfoil.platform.access.Caller;
import io.counterfoil.platform.http.Refusal;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * Which deliveries to list.
 *
 * @param merchant for an operator, who sees everybody's
 * @param kind {@code order.paid}
 * @param since when they were due first, at the earliest
 * @param until when they were due first, at the latest
 */
record WantedDeliveries(
        Optional<MerchantId> merchant,
        Optional<OrderId> order,
        Optional<ChannelId> channel,
        Optional<EndpointId> endpoint,
        Optional<String> kind,
        Optional<String> state,
        Optional<String> since,
        Optional<String> until) {
    DeliveryFilter by(Caller caller) {
        var own = caller instanceof Caller.Server server ? Optional.of(server.merchant()) : merchant;
        return new DeliveryFilter(
                own,
                order,
                channel,
                endpoint,
                kind,
                state.map(WantedDeliveries::state),
                since.map(text -> Times.parse("since", text)),
                until.map(text -> Times.parse("until", text)));
    }

    static DeliveryState state(String word) {
        try {
            return DeliveryState.of(word);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST, "state-unknown", "A delivery is waiting, delivered or exhausted.");
        }
    }
}

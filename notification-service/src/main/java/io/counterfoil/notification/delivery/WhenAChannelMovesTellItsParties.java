package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.channel.AccountEvent.AccountOpened;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ActorEvent.PaymentChannelEvent;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Party;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.notification.delivery.DeliveryCommand.StartDelivery;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.Endpoints;
import io.counterfoil.notification.notice.NoticeKind;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Until;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.stereotype.Component;

/**
 * Starts one delivery for each endpoint of the two parties that is told of the event. As with orders the endpoints are
 * those that there were at the event's position in the log.
 */
@Component
@ProcessingGroup("channel-notices")
class WhenAChannelMovesTellItsParties {
    private static final Endpoints ENDPOINTS = new Endpoints();

    private final History history;
    private final Commands commands;
    private final InstantSource clock;

    WhenAChannelMovesTellItsParties(History history, Commands commands, InstantSource clock) {
        this.history = history;
        this.commands = commands;
        this.clock = clock;
    }

    @EventHandler
    void on(PaymentChannelEvent event, @MessageIdentifier String id, TrackingToken token) {
        NoticeKind.of(event)
                .ifPresent(kind -> tell(kind, event, id, token.position().orElseThrow()));
    }

    private void tell(NoticeKind kind, PaymentChannelEvent event, String id, long position) {
        for (var merchant : parties(event)) {
            for (var endpoint : toTell(kind, merchant, position)) {
                var notice = notice(endpoint, merchant, event.channel(), kind, id);
                commands.send(new StartDelivery(DeliveryId.derive(id, endpoint.id()), notice, clock.instant()));
            }
        }
    }

    private static Notice notice(
            Endpoint endpoint, MerchantId merchant, ChannelId channel, NoticeKind kind, String id) {
        var ordered = endpoint.settings().terms().ordered();
        return new Notice(endpoint.id(), merchant, null, channel, kind.word(), id, ordered);
    }

    /** One, where it pays itself. */
    private List<MerchantId> parties(PaymentChannelEvent event) {
        var opened = event instanceof ChannelOpened itself ? itself : opened(event.channel());
        return Stream.of(opened.terms().payer(), opened.terms().payee())
                .map(this::merchant)
                .distinct()
                .toList();
    }

    private ChannelOpened opened(ChannelId channel) {
        return (ChannelOpened) history.first(channel).orElseThrow().event();
    }

    private MerchantId merchant(Party party) {
        var account =
                (AccountOpened) history.first(party.account()).orElseThrow().event();
        return new MerchantId(account.party());
    }

    private List<Endpoint> toTell(NoticeKind kind, MerchantId merchant, long position) {
        return history.fold(EndpointsId.of(merchant), ENDPOINTS, new Until.Position(position))
                .toTell(kind);
    }
}

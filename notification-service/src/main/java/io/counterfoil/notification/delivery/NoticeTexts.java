package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.notification.EndpointEvent.EndpointDisabled;
import io.counterfoil.kernel.notification.EndpointsId;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.notification.notice.ChannelNotice;
import io.counterfoil.notification.notice.EndpointNotice;
import io.counterfoil.notification.notice.NoticeBody;
import io.counterfoil.notification.notice.OrderStory;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.personal.Disclosure;
import io.counterfoil.platform.personal.KeyRing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a notice says, as JSON, from the log. */
@Component
public class NoticeTexts {
    private final History history;
    private final KeyRing keys;

    NoticeTexts(History history, KeyRing keys) {
        this.history = history;
        this.keys = keys;
    }

    /** @param sequence its number among its endpoint's */
    public String json(Notice notice, long sequence) {
        return json(notice, sequence, keys.disclosure());
    }

    String json(Notice notice, long sequence, Disclosure disclosure) {
        @Nullable OrderId order = notice.order();
        if (order == null) return ofNoOrder(notice, sequence);
        var story = OrderStory.until(notice.event(), history.reaching(notice.event(), order));
        return NoticeBody.of(story, sequence, disclosure::decrypt).json();
    }

    private String ofNoOrder(Notice notice, long sequence) {
        @Nullable ChannelId channel = notice.channel();
        return channel == null ? ofEndpoint(notice, sequence) : ofChannel(channel, notice.event(), sequence);
    }

    /** Two events of a channel, which may have very many. */
    private String ofChannel(ChannelId channel, String event, long sequence) {
        var opened = (ChannelOpened) history.first(channel).orElseThrow().event();
        return ChannelNotice.of(opened, history.one(channel, event).orElseThrow(), sequence)
                .json();
    }

    private String ofEndpoint(Notice notice, long sequence) {
        return history.of(EndpointsId.of(notice.merchant())).stream()
                .filter(recorded -> recorded.id().equals(notice.event()))
                .findFirst()
                .map(told -> EndpointNotice.of((EndpointDisabled) told.event(), told.position(), sequence))
                .orElseThrow(() -> new IllegalArgumentException("no event " + notice.event() + " of endpoints"))
                .json();
    }
}

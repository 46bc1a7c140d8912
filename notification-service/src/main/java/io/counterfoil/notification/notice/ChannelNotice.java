package io.counterfoil.notification.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.counterfoil.kernel.channel.ActorEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ActorEvent.PaymentChannelEvent;
import io.counterfoil.kernel.channel.Party;
import io.counterfoil.platform.eventlog.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What both parties of a payment channel are sent about it, as {@code docs/webhooks.md} describes it.
 *
 * @param sample true of what nothing has happened of; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "timestamp", "sample", "data"})
public record ChannelNotice(
        String type, String timestamp, @Nullable Boolean sample, Data data) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param name by which vouchers call the channel
     * @param position of the event, in the log
     * @param sequence the notice's number among those of the endpoint that is told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "channel",
        "scheme",
        "name",
        "payer",
        "payee",
        "asset",
        "amount",
        "settlesAt",
        "toPayee",
        "backToPayer",
        "position",
        "sequence"
    })
    public record Data(
            String channel,
            String scheme,
            String name,
            End payer,
            End payee,
            String asset,
            @Nullable String amount,
            @Nullable String settlesAt,
            @Nullable String toPayee,
            @Nullable String backToPayer,
            long position,
            long sequence) {}

    /** One of the two parties. */
    @JsonPropertyOrder({"account", "key"})
    public record End(String account, String key) {
        static End of(Party party) {
            return new End(party.account().value(), party.key());
        }
    }

    /**
     * @param opened what the channel began with
     * @param told what is told of
     */
    public static ChannelNotice of(ChannelOpened opened, Recorded told, long sequence) {
        var event = (PaymentChannelEvent) told.event();
        var kind = NoticeKind.of(event).orElseThrow();
        var data = ChannelFigures.of(event, opened.terms()).data(opened, told.position(), sequence);
        return new ChannelNotice(kind.word(), event.at().toString(), null, data);
    }

    /** As a notice of that kind looks; the channel in it is nobody's. */
    static ChannelNotice sample(NoticeKind kind, Instant now) {
        var opened = SampleChannel.opened(now);
        var event = SampleChannel.event(kind, opened, now);
        var data = ChannelFigures.of(event, opened.terms()).data(opened, 0, 0);
        return new ChannelNotice(kind.word(), now.toString(), true, data);
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }
}

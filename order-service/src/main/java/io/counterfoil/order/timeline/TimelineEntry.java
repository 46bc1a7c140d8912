package io.counterfoil.order.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.kernel.order.ClaimEvent;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.platform.eventlog.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param position in the log
 * @param what the event's name, without revision: {@code order.paid}
 * @param story what happened, in words
 * @param at by our clock
 * @param providerAt by the provider's clock, where the provider says when
 * @param recordedAt when it entered the log
 * @param evidence under which id the provider's message is kept: {@code GET /v1/evidence/{id}}
 * @param notice for what happened to a notice
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimelineEntry(
        long position,
        String what,
        String story,
        Instant at,
        @Nullable Instant providerAt,
        Instant recordedAt,
        @Nullable String evidence,
        @Nullable Notice notice) {

    /**
     * @param delivery of the notice to one endpoint
     * @param attempt which attempt to deliver it, from 1
     * @param status the HTTP status it was answered with
     * @param failure why it did not arrive
     * @param next when it is tried again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Notice(
            String delivery,
            @Nullable String endpoint,
            @Nullable Integer attempt,
            @Nullable Integer status,
            @Nullable String failure,
            @Nullable Instant next) {}

    static TimelineEntry of(Recorded recorded) {
        return switch (recorded.event()) {
            case OrderEvent event -> OrderStory.of(event).entry(recorded, event.at());
            case ClaimEvent event -> ClaimStory.of(event).entry(recorded, event.at());
            case DeliveryEvent event -> NoticeStory.of(event).entry(recorded, event.at());
            default -> throw new IllegalStateException(recorded.name() + " is not about an order");
        };
    }
}

package io.counterfoil.order.timeline;

import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.DeliveryEvent.RedeliveryRequested;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.order.timeline.TimelineEntry.Notice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells of the notices about an order. */
final class NoticeStory {
    static Told of(DeliveryEvent event) {
        return switch (event) {
            case DeliveryDue e ->
                Told.notice(
                        "The merchant is to be told of " + e.kind() + ".",
                        notice(e, e.endpoint().value()));
            case DeliveryFailed e ->
                Told.notice(
                        "Attempt " + e.attempt() + " to deliver the notice failed.",
                        attempt(e, e.attempt(), e.outcome(), e.next()));
            case Delivered e ->
                Told.notice(
                        "The notice of " + e.kind() + " arrived at attempt " + e.attempt() + ".",
                        attempt(e, e.attempt(), e.outcome(), null));
            case DeliveryExhausted e ->
                Told.notice(
                        "The notice of " + e.kind() + " was given up after " + e.attempts() + " attempts.",
                        new Notice(e.delivery().value(), null, null, null, e.unsent(), null));
            case RedeliveryRequested e ->
                Told.notice("Somebody asked for the notice to be sent again.", notice(e, null));
        };
    }

    private static Notice notice(DeliveryEvent event, @Nullable String endpoint) {
        return new Notice(event.delivery().value(), endpoint, null, null, null, null);
    }

    private static Notice attempt(DeliveryEvent event, int number, DeliveryOutcome outcome, @Nullable Instant next) {
        return new Notice(event.delivery().value(), null, number, outcome.status(), outcome.failure(), next);
    }

    private NoticeStory() {}
}

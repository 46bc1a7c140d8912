package io.counterfoil.notification.delivery;

import io.counterfoil.notification.delivery.Delivery.State.Waiting;
import io.counterfoil.notification.endpoint.Endpoint;
import io.counterfoil.notification.endpoint.Schedule;
import io.counterfoil.platform.personal.Disclosure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What becomes of a delivery that may be due. */
sealed interface Turn {
    /**
     * It is sent.
     *
     * @param sequence the notice's number among its endpoint's
     * @param probe whether it is to show that an endpoint which had only failed is back
     * @param disclosure reads what is encrypted for the merchant without asking for the key again
     */
    record Now(Waiting waiting, Endpoint endpoint, long sequence, boolean probe, Disclosure disclosure)
            implements Turn {
        Notice notice() {
            return waiting.notice();
        }

        /**
         * @param usual schedule, where the endpoint has none of its own
         * @param after how long the endpoint asked us to wait, where it did
         */
        Retry retry(Schedule usual, @Nullable Duration after) {
            return probe
                    ? new Retry.Probing(after)
                    : new Retry.Scheduled(Schedule.of(endpoint.settings().terms(), usual), after);
        }
    }

    /** It is left alone: it has come to its end, or when what it waits for has come, it is made due again. */
    record Later() implements Turn {}

    /** @param why kebab-case: {@code endpoint-disabled} */
    record Never(Waiting waiting, String why) implements Turn {}
}

package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.notification.endpoint.Schedule;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When what has failed is to be tried again. */
public sealed interface Retry {
    /** An endpoint that asks to be left alone for longer is asked again then. */
    Duration RETRY_AFTER_MAX = Duration.ofHours(6);
    /** How often an endpoint that had only failed is asked whether it is back. */
    Duration PROBE_EVERY = Duration.ofHours(1);

    /**
     * How long to wait before the next attempt; empty where there is to be none.
     *
     * @param failures since the schedule began, this one included
     */
    Optional<Duration> pause(DeliveryId delivery, DeliveryOutcome outcome, int failures);

    /**
     * By the endpoint's schedule.
     *
     * @param retryAfter for how long the endpoint asked us to leave it alone ({@code Retry-After}), where it did
     */
    record Scheduled(Schedule schedule, @Nullable Duration retryAfter) implements Retry {
        private static final int TOO_MANY_REQUESTS = 429;
        private static final int UNAVAILABLE = 503;

        @Override
        public Optional<Duration> pause(DeliveryId delivery, DeliveryOutcome outcome, int failures) {
            return schedule.after(failures, delivery).map(interval -> longer(interval, askedFor(outcome)));
        }

        private Duration askedFor(DeliveryOutcome outcome) {
            @Nullable Integer status = outcome.status();
            boolean busy = status != null && (status == TOO_MANY_REQUESTS || status == UNAVAILABLE);
            if (!busy || retryAfter == null) return Duration.ZERO;
            return retryAfter.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : retryAfter;
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) >= 0 ? one : other;
        }
    }

    /** The endpoint had only failed and is asked now and then whether it is back: what waits for it is not given up. */
    record Probing() implements Retry {
        @Override
        public Optional<Duration> pause(DeliveryId delivery, DeliveryOutcome outcome, int failures) {
            return Optional.of(PROBE_EVERY);
        }
    }
}

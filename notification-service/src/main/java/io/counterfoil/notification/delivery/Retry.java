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

    /** For how long the endpoint asked us to leave it alone ({@code Retry-After}), where it did. */
    @Nullable Duration retryAfter();

    /** Whether the attempt was to show that the endpoint is back: it costs the notice nothing. */
    boolean isProbe();

    /**
     * How long to wait before the next attempt; empty where there is to be none.
     *
     * @param failures since the schedule began, this one included
     */
    Optional<Duration> pause(DeliveryId delivery, DeliveryOutcome outcome, int failures);

    /** For how long the whole endpoint is left alone: only who is busy is asked. */
    default Duration rest(DeliveryOutcome outcome) {
        @Nullable Duration asked = retryAfter();
        if (asked == null || !Busy.says(outcome)) return Duration.ZERO;
        return asked.compareTo(RETRY_AFTER_MAX) > 0 ? RETRY_AFTER_MAX : asked;
    }

    /** By the endpoint's schedule, and not before the endpoint wants it. */
    record Scheduled(Schedule schedule, @Nullable Duration retryAfter) implements Retry {
        @Override
        public boolean isProbe() {
            return false;
        }

        @Override
        public Optional<Duration> pause(DeliveryId delivery, DeliveryOutcome outcome, int failures) {
            var rest = Schedule.andALittle(rest(outcome), failures, delivery);
            return schedule.after(failures, delivery).map(interval -> longer(interval, rest));
        }
    }

    /** The endpoint had only failed and is asked now and then whether it is back: what waits for it is not given up. */
    record Probing(@Nullable Duration retryAfter) implements Retry {
        @Override
        public boolean isProbe() {
            return true;
        }

        @Override
        public Optional<Duration> pause(DeliveryId delivery, DeliveryOutcome outcome, int failures) {
            return Optional.of(longer(PROBE_EVERY, rest(outcome)));
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}

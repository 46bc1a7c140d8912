package io.counterfoil.sandbox.notice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a notice that was not acknowledged is sent again.
 *
 * @param timeFactor how many times faster than by the provider's own pauses
 */
record NoticeSchedule(List<Duration> pauses, int timeFactor) {
    /** @param deliveries how many there have been; after the last the result is empty */
    Optional<Duration> pauseAfter(int deliveries) {
        return deliveries > pauses.size()
                ? Optional.empty()
                : Optional.of(pauses.get(deliveries - 1).dividedBy(timeFactor));
    }
}

package io.counterfoil.sandbox.alipay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When Alipay sends a notice again that was not answered with {@code success}: eight deliveries within 25 hours. */
record NoticeSchedule(int timeFactor) {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(4),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(15));

    /** @param deliveries how many there have been; after the last the result is empty */
    Optional<Duration> pauseAfter(int deliveries) {
        return deliveries > PAUSES.size()
                ? Optional.empty()
                : Optional.of(PAUSES.get(deliveries - 1).dividedBy(timeFactor));
    }
}

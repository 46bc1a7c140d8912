package io.counterfoil.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.kernel.notification.DeliveryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How long to wait after each failed attempt. After the last interval there is one more attempt, and no other.
 *
 * <p>Up to a tenth less or more than it says, so that what failed together does not come back together. How much depends
 * on the delivery and the attempt alone: the same history gives the same time.
 */
public enum Schedule {
    /** As WeChat Pay repeats its own notices. */
    WECHAT("PT15S PT15S PT30S PT3M PT10M PT20M PT30M PT30M PT30M PT60M PT3H PT3H PT3H PT6H PT6H"),

    /** As Standard Webhooks suggests. */
    STANDARD("PT5S PT5M PT30M PT2H PT5H PT10H PT14H PT20H PT24H");

    private static final int PERMILLE = 1_000;
    private static final int JITTER_PERMILLE_MAX = 100;

    @SuppressWarnings("ImmutableEnumChecker") // toList() gives one that nobody can change
    private final List<Duration> intervals;

    Schedule(String intervals) {
        this.intervals = Stream.of(intervals.split(" ")).map(Duration::parse).toList();
    }

    /**
     * @param failures since the schedule began, from 1
     * @return empty when it is at its end
     */
    Optional<Duration> after(int failures, DeliveryId delivery) {
        if (failures < 1) throw new IllegalArgumentException("failures: " + failures);
        if (failures > intervals.size()) return Optional.empty();
        return Optional.of(intervals
                .get(failures - 1)
                .multipliedBy(PERMILLE + jitterPermille(failures, delivery))
                .dividedBy(PERMILLE));
    }

    private static int jitterPermille(int failures, DeliveryId delivery) {
        var hash = UUID.nameUUIDFromBytes((delivery + "/" + failures).getBytes(UTF_8));
        return Math.floorMod(hash.getLeastSignificantBits(), 2 * JITTER_PERMILLE_MAX + 1) - JITTER_PERMILLE_MAX;
    }

    List<Duration> intervals() {
        return intervals;
    }
}

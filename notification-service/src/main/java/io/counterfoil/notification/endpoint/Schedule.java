package io.counterfoil.notification.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.EndpointTerms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait after each failed attempt. After the last interval there is one more attempt, and no other.
 *
 * <p>Up to a tenth less or more than it says, so that what failed together does not come back together. How much depends
 * on the delivery and the attempt alone: the same history gives the same time.
 */
public record Schedule(List<Duration> intervals) {
    /** As WeChat Pay repeats its own notices. */
    public static final Schedule WECHAT =
            parse("PT15S PT15S PT30S PT3M PT10M PT20M PT30M PT30M PT30M PT60M PT3H PT3H PT3H PT6H PT6H");

    /** As Standard Webhooks suggests. */
    public static final Schedule STANDARD = parse("PT5S PT5M PT30M PT2H PT5H PT10H PT14H PT20H PT24H");

    private static final Map<String, Schedule> NAMED = Map.of("wechat", WECHAT, "standard", STANDARD);
    private static final int PERMILLE = 1_000;
    private static final int JITTER_PERMILLE_MAX = 100;

    public Schedule {
        intervals = List.copyOf(intervals);
    }

    private static Schedule parse(String intervals) {
        return new Schedule(Stream.of(intervals.split(" ")).map(Duration::parse).toList());
    }

    public static Set<String> names() {
        return NAMED.keySet();
    }

    /** @throws IllegalArgumentException when none has that name */
    public static Schedule of(String name) {
        @Nullable Schedule named = NAMED.get(name);
        if (named == null) throw new IllegalArgumentException("no schedule is called " + name);
        return named;
    }

    /** @param usual where the endpoint asked for none */
    public static Schedule of(EndpointTerms terms, Schedule usual) {
        if (terms.waitsSeconds() != null) {
            return new Schedule(
                    terms.waitsSeconds().stream().map(Duration::ofSeconds).toList());
        }
        return terms.schedule() == null ? usual : of(terms.schedule());
    }

    /**
     * @param failures since the schedule began, from 1
     * @return empty when it is at its end
     */
    public Optional<Duration> after(int failures, DeliveryId delivery) {
        if (failures < 1) throw new IllegalArgumentException("failures: " + failures);
        if (failures > intervals.size()) return Optional.empty();
        return Optional.of(stretched(intervals.get(failures - 1), jitterPermille(failures, delivery)));
    }

    /** Up to a tenth more, never less: so that what was put off together does not come back together. */
    public static Duration andALittle(Duration wait, int failures, DeliveryId delivery) {
        return stretched(wait, Math.abs(jitterPermille(failures, delivery)));
    }

    private static Duration stretched(Duration wait, int permille) {
        return wait.multipliedBy(PERMILLE + permille).dividedBy(PERMILLE);
    }

    private static int jitterPermille(int failures, DeliveryId delivery) {
        var hash = UUID.nameUUIDFromBytes((delivery + "/" + failures).getBytes(UTF_8));
        return Math.floorMod(hash.getLeastSignificantBits(), 2 * JITTER_PERMILLE_MAX + 1) - JITTER_PERMILLE_MAX;
    }
}

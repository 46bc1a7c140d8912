package io.counterfoil.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.counterfoil.platform.access.RateTerms.Rate;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/** Who has asked how much lately, by one rate. In memory: each process counts for itself. */
final class Buckets {
    /** Whoever is forgotten starts afresh, with a full bucket. */
    static final int REMEMBERED_MAX = 100_000;

    private final Rate rate;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    Buckets(Rate rate, TimeMeter time) {
        this.rate = rate;
        this.time = time;
    }

    /** Counts one request; when to ask again, where that was one too many. */
    Optional<Duration> take(String who) {
        if (!rate.isLimit()) return Optional.empty();
        var probe = buckets.get(who, _ -> fresh()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}

package io.counterfoil.kernel.channel;

import java.time.Duration;
import java.time.Instant;

/**
 * Time as a scheme counts it: in whole steps since its beginning.
 *
 * @param seconds of a step
 */
public record Epochs(Instant zero, long seconds) {
    public static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public Epochs {
        if (seconds <= 0) throw new IllegalArgumentException("seconds of an epoch: " + seconds);
    }

    /** The epoch that the moment is in; negative before the beginning. */
    public long at(Instant moment) {
        return Math.floorDiv(Duration.between(zero, moment).toSeconds(), seconds);
    }

    /** Never later than {@link #LATEST}: a voucher may name an epoch that no calendar knows. */
    public Instant startOf(long epoch) {
        long last = Duration.between(zero, LATEST).toSeconds() / seconds;
        return epoch > last ? LATEST : zero.plusSeconds(Math.multiplyExact(epoch, seconds));
    }
}

package io.counterfoil.bench.world;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to torment, and with which chance.
 *
 * @param seed the same seed asks for the same things
 * @param rounds the scenario's own number of them where empty
 * @param time after which no further round is begun
 */
public record Terms(long seed, Optional<Integer> rounds, Optional<Duration> time, Progress progress) {
    /** Counted from now. */
    public Until until() {
        var start = System.nanoTime();
        return () ->
                time.filter(most -> System.nanoTime() - start > most.toNanos()).isPresent();
    }

    /** Whether it is time to stop. */
    @FunctionalInterface
    public interface Until {
        boolean isOver();
    }
}

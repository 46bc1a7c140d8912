package io.counterfoil.bench.world;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How long to torment or to measure, and with which chance.
 *
 * @param seed the same seed asks for the same things
 * @param rounds the scenario's own number of them where empty
 * @param time after which no further round is begun; how long each measurement lasts
 * @param profile where a recording of what was measured goes, if it is wanted
 */
public record Terms(
        long seed, Optional<Integer> rounds, Optional<Duration> time, Optional<Path> profile, Progress progress) {
    public int rounds(int usual) {
        return rounds.orElse(usual);
    }

    /** How often two are measured in turn, by a scenario whose rounds are something else: fewer in its smallest form. */
    public int turns(int usual) {
        return Math.min(usual, rounds(usual));
    }

    public Duration stretch(Duration usual) {
        return time.orElse(usual);
    }

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

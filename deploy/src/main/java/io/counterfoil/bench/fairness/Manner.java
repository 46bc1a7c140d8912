package io.counterfoil.bench.fairness;

import java.util.Collections;
import java.util.List;

/** How a receiver behaves, and the schedule that it asks for. */
enum Manner {
    HEALTHY(List.of(1, 1)),
    /** Takes a notice and says nothing. */
    HANGING(List.of(1)),
    /** Every other time, by chance. */
    FAILING(Collections.nCopies(15, 1));

    private static final int TENTH = 10;

    @SuppressWarnings("ImmutableEnumChecker") // nobody can change them
    private final List<Integer> waitsSeconds;

    Manner(List<Integer> waitsSeconds) {
        this.waitsSeconds = waitsSeconds;
    }

    /** One of ten hangs, one of ten fails. */
    static Manner of(int number) {
        return switch (number % TENTH) {
            case 0 -> HANGING;
            case 1 -> FAILING;
            default -> HEALTHY;
        };
    }

    List<Integer> waitsSeconds() {
        return waitsSeconds;
    }

    int attemptsMax() {
        return waitsSeconds.size() + 1;
    }
}

package io.counterfoil.notification.delivery;

import io.counterfoil.platform.process.Stalls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Catches what a step throws, as the real one does, and asks for it to be tried again after a while. */
final class RememberedStalls implements Stalls {
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final Supplier<Instant> now;
    private final List<Integer> stalled = new ArrayList<>();

    RememberedStalls(Supplier<Instant> now) {
        this.now = now;
    }

    @Override
    public Optional<Instant> attempt(String process, String subject, int failures, Runnable step) {
        try {
            step.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            stalled.add(failures);
            return Optional.of(now.get().plus(PAUSE));
        }
    }

    /** For each stall, how many had gone before it in a row. */
    List<Integer> stalled() {
        return stalled;
    }
}

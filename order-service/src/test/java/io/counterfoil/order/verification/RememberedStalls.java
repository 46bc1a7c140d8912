package io.counterfoil.order.verification;

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

    /** For each stall, how many had gone before it in a row. */
    final List<Integer> stalled = new ArrayList<>();

    private final Supplier<Instant> now;

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
}

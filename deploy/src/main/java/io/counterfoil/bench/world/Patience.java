package io.counterfoil.bench.world;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what takes its time. */
public final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int AGAIN = 503;

    /** @return whether it has come */
    public static boolean await(Duration wait, BooleanSupplier wanted) {
        var until = System.nanoTime() + wait.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > until) return false;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    /** @return the last answer: one that does not say "again", unless all of them do */
    public static Answer ask(Duration wait, Question question) throws IOException {
        var until = System.nanoTime() + wait.toNanos();
        var answer = question.ask();
        while (answer.status() == AGAIN && System.nanoTime() < until) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = question.ask();
        }
        return answer;
    }

    /** Which may be asked again in the same words. */
    @FunctionalInterface
    public interface Question {
        Answer ask() throws IOException;
    }

    private Patience() {}
}

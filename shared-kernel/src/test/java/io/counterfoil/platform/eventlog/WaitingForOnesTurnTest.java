package io.counterfoil.platform.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.RepeatedTest;

class WaitingForOnesTurnTest {
    private final Asked<String, String> asked = new Asked<>("command", MetaData.emptyInstance());
    private final AtomicBoolean decides = new AtomicBoolean();
    private final AtomicBoolean leaves = new AtomicBoolean();

    /** Nobody else would ever decide about the thing again. */
    @RepeatedTest(200)
    void ends_with_the_turn_being_left_where_it_comes_to_who_was_interrupted() throws InterruptedException {
        var waiter = Thread.ofPlatform().start(this::await);
        while (waiter.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
        waiter.interrupt();
        boolean called = asked.call();
        waiter.join();
        assertThat(decides.get() || leaves.get()).isEqualTo(called);
    }

    private void await() {
        try {
            decides.set(asked.awaitTurn(() -> leaves.set(true)));
        } catch (LogUnavailable interrupted) {
            assertThat(interrupted.fate()).isEqualTo(LogUnavailable.Fate.NOT_STORED);
        }
    }
}

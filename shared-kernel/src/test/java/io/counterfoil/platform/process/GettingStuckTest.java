package io.counterfoil.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.process.ProcessEvent;
import io.counterfoil.kernel.process.ProcessEvent.ProcessRecovered;
import io.counterfoil.kernel.process.ProcessEvent.ProcessStalled;
import io.counterfoil.kernel.process.ProcessEvent.ResumeRequested;
import io.counterfoil.kernel.process.StallId;
import io.counterfoil.platform.process.StallCommand.RecordFailure;
import io.counterfoil.platform.process.StallCommand.RecordRecovery;
import io.counterfoil.platform.process.StallCommand.ResumeStall;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GettingStuckTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final StallId STALL = StallId.derive("delivery", "dl_1");

    @Test
    void counts_the_failures_in_a_row() {
        assertThat(decide(failure(), stalled(1), stalled(2))).containsExactly(stalled(3));
    }

    @Test
    void counts_on_after_a_resumption() {
        assertThat(decide(failure(), stalled(1), resumeRequested())).containsExactly(stalled(2));
    }

    @Test
    void counts_anew_after_a_recovery() {
        assertThat(decide(failure(), stalled(1), recovered())).containsExactly(stalled(1));
    }

    @Test
    void ends_when_the_step_succeeds() {
        assertThat(decide(recovery(), stalled(1))).containsExactly(recovered());
    }

    @Test
    void ends_once() {
        assertThat(decide(recovery(), stalled(1), recovered())).isEmpty();
    }

    @Test
    void is_resumed_once_however_often_it_is_asked() {
        assertThat(decide(new ResumeStall(STALL, NOON), stalled(1))).containsExactly(resumeRequested());
        assertThat(decide(new ResumeStall(STALL, NOON), stalled(1), resumeRequested()))
                .isEmpty();
    }

    @Test
    void cannot_be_resumed_where_nothing_is_stuck() {
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> decide(new ResumeStall(STALL, NOON)));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> decide(new ResumeStall(STALL, NOON), stalled(1), recovered()));
    }

    private static List<ProcessEvent> decide(StallCommand command, ProcessEvent... history) {
        var rules = new Stall();
        return rules.decide(command, rules.replay(List.of(history)));
    }

    private static RecordFailure failure() {
        return new RecordFailure(STALL, "delivery", "dl_1", "why", NOON.plusSeconds(1), NOON);
    }

    private static RecordRecovery recovery() {
        return new RecordRecovery(STALL, "delivery", "dl_1", NOON);
    }

    private static ProcessStalled stalled(int failures) {
        return new ProcessStalled(STALL, "delivery", "dl_1", failures, "why", NOON.plusSeconds(1), NOON);
    }

    private static ResumeRequested resumeRequested() {
        return new ResumeRequested(STALL, "delivery", "dl_1", NOON);
    }

    private static ProcessRecovered recovered() {
        return new ProcessRecovered(STALL, "delivery", "dl_1", NOON);
    }
}

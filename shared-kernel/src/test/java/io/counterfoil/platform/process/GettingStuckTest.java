package io.counterfoil.platform.process;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.process.ProcessEvent.ProcessRecovered;
import io.counterfoil.kernel.process.ProcessEvent.ProcessStalled;
import io.counterfoil.kernel.process.ProcessEvent.ResumeRequested;
import io.counterfoil.kernel.process.StallId;
import io.counterfoil.platform.process.StallCommand.RecordFailure;
import io.counterfoil.platform.process.StallCommand.RecordRecovery;
import io.counterfoil.platform.process.StallCommand.ResumeStall;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class GettingStuckTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final StallId STALL = StallId.derive("delivery", "dl_1");

    private final FixtureConfiguration<StallAggregate> stall = new AggregateTestFixture<>(StallAggregate.class);

    @Test
    void counts_the_failures_in_a_row() {
        stall.given(stalled(1), stalled(2)).when(failure()).expectEvents(stalled(3));
    }

    @Test
    void counts_on_after_a_resumption() {
        stall.given(stalled(1), resumeRequested()).when(failure()).expectEvents(stalled(2));
    }

    @Test
    void counts_anew_after_a_recovery() {
        stall.given(stalled(1), recovered()).when(failure()).expectEvents(stalled(1));
    }

    @Test
    void ends_when_the_step_succeeds() {
        stall.given(stalled(1)).when(recovery()).expectEvents(recovered());
    }

    @Test
    void ends_once() {
        stall.given(stalled(1), recovered()).when(recovery()).expectNoEvents();
    }

    @Test
    void is_resumed_once_however_often_it_is_asked() {
        stall.given(stalled(1)).when(new ResumeStall(STALL, NOON)).expectEvents(resumeRequested());
        stall.given(stalled(1), resumeRequested())
                .when(new ResumeStall(STALL, NOON))
                .expectNoEvents();
    }

    @Test
    void cannot_be_resumed_where_nothing_is_stuck() {
        stall.givenNoPriorActivity().when(new ResumeStall(STALL, NOON)).expectException(Rejected.class);
        stall.given(stalled(1), recovered()).when(new ResumeStall(STALL, NOON)).expectException(Rejected.class);
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

package io.counterfoil.platform.process;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.process.ProcessEvent;
import io.counterfoil.kernel.process.ProcessEvent.ProcessRecovered;
import io.counterfoil.kernel.process.ProcessEvent.ProcessStalled;
import io.counterfoil.kernel.process.ProcessEvent.ResumeRequested;
import io.counterfoil.platform.process.Stall.State;
import io.counterfoil.platform.process.Stall.State.Resuming;
import io.counterfoil.platform.process.Stall.State.Running;
import io.counterfoil.platform.process.Stall.State.Stalled;
import io.counterfoil.platform.process.StallCommand.RecordFailure;
import io.counterfoil.platform.process.StallCommand.RecordRecovery;
import io.counterfoil.platform.process.StallCommand.ResumeStall;
import java.util.List;

/** The rules of a process that may be stuck over one thing. */
final class Stall implements Decider<StallCommand, State, ProcessEvent> {

    sealed interface State {
        /** How often in a row it has failed. */
        int failures();

        record Running() implements State {
            @Override
            public int failures() {
                return 0;
            }
        }

        record Stalled(String process, String subject, int failures) implements State {}

        record Resuming(int failures) implements State {}
    }

    @Override
    public State initial() {
        return new Running();
    }

    @Override
    public List<ProcessEvent> decide(StallCommand command, State state) {
        return switch (command) {
            case RecordFailure failure -> List.of(stalled(failure, state.failures() + 1));
            case RecordRecovery recovery -> recover(recovery, state);
            case ResumeStall resume -> resume(resume, state);
        };
    }

    private static ProcessStalled stalled(RecordFailure command, int failures) {
        return new ProcessStalled(
                command.stall(),
                command.process(),
                command.subject(),
                failures,
                command.cause(),
                command.retryAt(),
                command.now());
    }

    private static List<ProcessEvent> recover(RecordRecovery command, State state) {
        if (state instanceof Running) return List.of();
        return List.of(new ProcessRecovered(command.stall(), command.process(), command.subject(), command.now()));
    }

    private static List<ProcessEvent> resume(ResumeStall command, State state) {
        return switch (state) {
            case Stalled stalled ->
                List.of(new ResumeRequested(command.stall(), stalled.process(), stalled.subject(), command.now()));
            case Resuming _ -> List.of();
            case Running _ -> throw Rejected.unknown("stall-unknown", "no process is stalled under " + command.stall());
        };
    }

    @Override
    public State evolve(State state, ProcessEvent event) {
        return switch (event) {
            case ProcessStalled e -> new Stalled(e.process(), e.subject(), e.failures());
            case ResumeRequested _ -> new Resuming(state.failures());
            case ProcessRecovered _ -> new Running();
        };
    }
}

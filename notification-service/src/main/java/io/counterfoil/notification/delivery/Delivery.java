package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.DeliveryEvent.RedeliveryRequested;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.notification.delivery.Delivery.State;
import io.counterfoil.notification.delivery.DeliveryCommand.AbandonDelivery;
import io.counterfoil.notification.delivery.DeliveryCommand.RecordAttempt;
import io.counterfoil.notification.delivery.DeliveryCommand.Redeliver;
import io.counterfoil.notification.delivery.DeliveryCommand.StartDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of one notice on its way to one endpoint. */
public final class Delivery implements Decider<DeliveryCommand, State, DeliveryEvent> {
    /** Attempts over the delivery's whole life, however often it is asked for again. Probes are not among them. */
    static final int ATTEMPTS_MAX = 200;

    private static final int GONE = 410;

    public sealed interface State {
        record Absent() implements State {}

        sealed interface Begun extends State {
            Notice notice();

            Tries tries();

            /** When somebody asked for it to be sent again, the last time; absent where nobody has. */
            @Nullable Instant asked();

            /** Made so far. */
            default int attempts() {
                return tries().attempts();
            }
        }

        /**
         * @param failures since the schedule began
         * @param due when it is tried next
         */
        record Waiting(
                Notice notice,
                Tries tries,
                int failures,
                Instant due,
                @Nullable Instant asked) implements Begun {
            boolean isDue(Instant now) {
                return !due.isAfter(now);
            }
        }

        record Arrived(Notice notice, Tries tries, @Nullable Instant asked) implements Begun {}

        record Exhausted(
                Notice notice, Tries tries, @Nullable Instant asked) implements Begun {}
    }

    @Override
    public State initial() {
        return new State.Absent();
    }

    @Override
    public List<DeliveryEvent> decide(DeliveryCommand command, State state) {
        return switch (command) {
            case StartDelivery start -> start(start, state);
            case RecordAttempt attempt -> record(attempt, begun(state));
            case AbandonDelivery abandon -> abandon(abandon, begun(state));
            case Redeliver redeliver -> redeliver(redeliver, begun(state));
        };
    }

    private static List<DeliveryEvent> start(StartDelivery command, State state) {
        if (!(state instanceof State.Absent)) return List.of();
        return List.of(command.notice().due(command.delivery(), command.now()));
    }

    /** What was recorded before, or came after the end, changes nothing. */
    private static List<DeliveryEvent> record(RecordAttempt command, State.Begun state) {
        if (!(state instanceof State.Waiting waiting) || command.attempt() <= waiting.attempts()) return List.of();
        if (command.attempt() > waiting.attempts() + 1) {
            throw new IllegalArgumentException(command.attempt() + " comes after " + waiting.attempts());
        }
        return command.outcome().failure() == null ? delivered(command, waiting) : failed(command, waiting);
    }

    private static List<DeliveryEvent> delivered(RecordAttempt command, State.Waiting waiting) {
        return List.of(waiting.notice().delivered(command));
    }

    private static List<DeliveryEvent> failed(RecordAttempt command, State.Waiting waiting) {
        var notice = waiting.notice();
        @Nullable Instant next = next(command, waiting).map(command.now()::plus).orElse(null);
        var failure = notice.failed(command, next);
        return next == null
                ? List.of(failure, notice.exhausted(command.delivery(), command.attempt(), null, command.now()))
                : List.of(failure);
    }

    private static Optional<Duration> next(RecordAttempt command, State.Waiting waiting) {
        boolean last = !command.retry().isProbe() && waiting.tries().counted() + 1 >= ATTEMPTS_MAX;
        return last || isGone(command.outcome())
                ? Optional.empty()
                : command.retry().pause(command.delivery(), command.outcome(), waiting.failures() + 1);
    }

    /** That is how a receiver says that it wants nothing more. */
    static boolean isGone(DeliveryOutcome outcome) {
        return Objects.equals(outcome.status(), GONE);
    }

    private static List<DeliveryEvent> abandon(AbandonDelivery command, State.Begun state) {
        return state instanceof State.Waiting waiting
                ? List.of(waiting.notice()
                        .exhausted(command.delivery(), waiting.attempts(), command.why(), command.now()))
                : List.of();
    }

    /** What is due already, or was made so since it was asked for, cannot be made more so. */
    private static List<DeliveryEvent> redeliver(Redeliver command, State.Begun state) {
        if (state instanceof State.Waiting waiting && waiting.isDue(command.now())) return List.of();
        @Nullable Instant asked = state.asked();
        if (asked != null && !asked.isBefore(command.asked())) return List.of();
        if (state.tries().counted() >= ATTEMPTS_MAX) {
            throw new Rejected("attempts-too-many", "a notice is sent at most " + ATTEMPTS_MAX + " times");
        }
        var notice = state.notice();
        return List.of(
                new RedeliveryRequested(command.delivery(), notice.endpoint(), notice.merchant(), command.now()));
    }

    @Override
    public State evolve(State state, DeliveryEvent event) {
        return switch (event) {
            case DeliveryDue e -> new State.Waiting(Notice.of(e), Tries.NONE, 0, e.at(), null);
            case DeliveryFailed e -> tried((State.Waiting) state, e);
            case Delivered _ -> arrived((State.Begun) state);
            case DeliveryExhausted _ -> exhausted((State.Begun) state);
            case RedeliveryRequested e -> dueAgain((State.Begun) state, e.at());
        };
    }

    private static State tried(State.Waiting state, DeliveryFailed event) {
        var tries = event.probe() ? state.tries().andProbe() : state.tries().andOne();
        int failures = event.probe() ? state.failures() : state.failures() + 1;
        @Nullable Instant next = event.next();
        return next == null
                ? new State.Exhausted(state.notice(), tries, state.asked())
                : new State.Waiting(state.notice(), tries, failures, next, state.asked());
    }

    private static State arrived(State.Begun state) {
        return new State.Arrived(state.notice(), state.tries().andOne(), state.asked());
    }

    private static State exhausted(State.Begun state) {
        return new State.Exhausted(state.notice(), state.tries(), state.asked());
    }

    /** One that was waiting keeps its place in the schedule; one that had come to an end begins anew. */
    private static State dueAgain(State.Begun state, Instant at) {
        int failures = state instanceof State.Waiting waiting ? waiting.failures() : 0;
        return new State.Waiting(state.notice(), state.tries(), failures, at, at);
    }

    private static State.Begun begun(State state) {
        if (state instanceof State.Begun begun) return begun;
        throw Rejected.unknown("delivery-unknown", "no such delivery");
    }
}

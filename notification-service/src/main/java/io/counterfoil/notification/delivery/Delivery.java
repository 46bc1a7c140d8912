package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.decide.Decider;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryDue;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.DeliveryEvent.RedeliveryRequested;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.notification.delivery.Delivery.State;
import io.counterfoil.notification.delivery.DeliveryCommand.AbandonDelivery;
import io.counterfoil.notification.delivery.DeliveryCommand.RecordAttempt;
import io.counterfoil.notification.delivery.DeliveryCommand.Redeliver;
import io.counterfoil.notification.delivery.DeliveryCommand.StartDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of one notice on its way to one endpoint. */
public final class Delivery implements Decider<DeliveryCommand, State, DeliveryEvent> {
    /** Attempts over the delivery's whole life, however often it is asked for again. */
    static final int ATTEMPTS_MAX = 200;

    private static final int GONE = 410;

    public sealed interface State {
        record Absent() implements State {}

        sealed interface Begun extends State {
            Notice notice();

            /** Made so far. */
            int attempts();

            /** When somebody asked for it to be sent again, the last time; absent where nobody has. */
            @Nullable Instant asked();
        }

        /**
         * @param failures since the schedule began
         * @param due when it is tried next
         */
        record Waiting(
                Notice notice,
                int attempts,
                int failures,
                Instant due,
                @Nullable Instant asked) implements Begun {
            boolean isDue(Instant now) {
                return !due.isAfter(now);
            }
        }

        record Arrived(
                Notice notice, int attempts, @Nullable Instant asked) implements Begun {}

        record Exhausted(
                Notice notice, int attempts, @Nullable Instant asked) implements Begun {}
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
        var notice = command.notice();
        return List.of(new DeliveryDue(
                command.delivery(),
                notice.endpoint(),
                notice.merchant(),
                notice.order(),
                notice.channel(),
                notice.kind(),
                notice.event(),
                notice.ordered(),
                command.now()));
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
        var notice = waiting.notice();
        return List.of(new Delivered(
                command.delivery(),
                notice.endpoint(),
                notice.merchant(),
                notice.order(),
                notice.kind(),
                command.attempt(),
                command.outcome(),
                command.now()));
    }

    private static List<DeliveryEvent> failed(RecordAttempt command, State.Waiting waiting) {
        var outcome = command.outcome();
        var pause = command.retry().pause(command.delivery(), outcome, waiting.failures() + 1);
        if (pause.isEmpty() || isGone(outcome) || command.attempt() >= ATTEMPTS_MAX) {
            return lastFailure(command.delivery(), waiting, outcome, command.now());
        }
        var next = command.now().plus(pause.get());
        return List.of(failure(command.delivery(), waiting, outcome, next, command.now()));
    }

    /** That is how a receiver says that it wants nothing more. */
    static boolean isGone(DeliveryOutcome outcome) {
        return Objects.equals(outcome.status(), GONE);
    }

    private static List<DeliveryEvent> abandon(AbandonDelivery command, State.Begun state) {
        if (!(state instanceof State.Waiting waiting)) return List.of();
        var notSent = new DeliveryOutcome(null, command.why(), 0, null);
        return lastFailure(command.delivery(), waiting, notSent, command.now());
    }

    private static List<DeliveryEvent> lastFailure(
            DeliveryId delivery, State.Waiting waiting, DeliveryOutcome outcome, Instant now) {
        var notice = waiting.notice();
        return List.of(
                failure(delivery, waiting, outcome, null, now),
                new DeliveryExhausted(
                        delivery,
                        notice.endpoint(),
                        notice.merchant(),
                        notice.order(),
                        notice.kind(),
                        waiting.attempts() + 1,
                        now));
    }

    private static DeliveryFailed failure(
            DeliveryId delivery, State.Waiting waiting, DeliveryOutcome outcome, @Nullable Instant next, Instant now) {
        var notice = waiting.notice();
        return new DeliveryFailed(
                delivery, notice.endpoint(), notice.merchant(), waiting.attempts() + 1, outcome, next, now);
    }

    /** What is due already, or was made so since it was asked for, cannot be made more so. */
    private static List<DeliveryEvent> redeliver(Redeliver command, State.Begun state) {
        if (state instanceof State.Waiting waiting && waiting.isDue(command.now())) return List.of();
        @Nullable Instant asked = state.asked();
        if (asked != null && !asked.isBefore(command.asked())) return List.of();
        if (state.attempts() >= ATTEMPTS_MAX) {
            throw new Rejected("attempts-too-many", "a notice is sent at most " + ATTEMPTS_MAX + " times");
        }
        var notice = state.notice();
        return List.of(
                new RedeliveryRequested(command.delivery(), notice.endpoint(), notice.merchant(), command.now()));
    }

    @Override
    public State evolve(State state, DeliveryEvent event) {
        return switch (event) {
            case DeliveryDue e -> new State.Waiting(Notice.of(e), 0, 0, e.at(), null);
            case DeliveryFailed e -> tried((State.Waiting) state, e.attempt(), e.next());
            case Delivered e -> arrived((State.Begun) state, e.attempt());
            case DeliveryExhausted e -> exhausted((State.Begun) state, e.attempts());
            case RedeliveryRequested e -> dueAgain((State.Begun) state, e.at());
        };
    }

    private static State tried(State.Waiting state, int attempt, @Nullable Instant next) {
        return next == null
                ? exhausted(state, attempt)
                : new State.Waiting(state.notice(), attempt, state.failures() + 1, next, state.asked());
    }

    private static State arrived(State.Begun state, int attempts) {
        return new State.Arrived(state.notice(), attempts, state.asked());
    }

    private static State exhausted(State.Begun state, int attempts) {
        return new State.Exhausted(state.notice(), attempts, state.asked());
    }

    /** One that was waiting keeps its place in the schedule; one that had come to an end begins anew. */
    private static State dueAgain(State.Begun state, Instant at) {
        int failures = state instanceof State.Waiting waiting ? waiting.failures() : 0;
        return new State.Waiting(state.notice(), state.attempts(), failures, at, at);
    }

    private static State.Begun begun(State state) {
        if (state instanceof State.Begun begun) return begun;
        throw Rejected.unknown("delivery-unknown", "no such delivery");
    }
}

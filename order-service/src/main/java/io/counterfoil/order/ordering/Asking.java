package io.counterfoil.order.ordering;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.OrderEvent;
import io.counterfoil.kernel.order.OrderEvent.AttemptClosed;
import io.counterfoil.kernel.order.OrderEvent.ProviderAsked;
import io.counterfoil.kernel.order.OrderEvent.VerificationGivenUp;
import io.counterfoil.kernel.order.OrderEvent.VerificationResumed;
import io.counterfoil.order.ordering.OrderCommand.GiveUpVerification;
import io.counterfoil.order.ordering.OrderCommand.RecordAnswers;
import io.counterfoil.order.ordering.OrderCommand.RecordAttemptClosed;
import io.counterfoil.order.ordering.OrderCommand.ResumeVerification;
import io.counterfoil.order.ordering.OrderState.Open;
import io.counterfoil.order.ordering.OrderState.Present;
import java.util.List;

/** What an order makes of what its providers say when they are asked. */
final class Asking {
    /** Closed is closed: a payment that comes all the same is heard, but nobody asks for it any more. */
    static List<OrderEvent> closed(RecordAttemptClosed command, Present order) {
        var tried = Order.tried(command.attempt(), order.dossier());
        requireAccount(tried.attempt(), command.provider(), command.account());
        return tried.mayBePaid()
                ? List.of(new AttemptClosed(command.order(), command.attempt(), command.evidence(), command.now()))
                : List.of();
    }

    static void requireAccount(Attempt attempt, String provider, String account) {
        if (!attempt.provider().equals(provider) || !attempt.account().equals(account)) {
            throw new Rejected(
                    "account-mismatch", "the attempt is with " + attempt.provider() + "/" + attempt.account());
        }
    }

    static List<OrderEvent> answered(RecordAnswers command, Present order) {
        if (isSettled(order)) return List.of();
        int round = order.dossier().patience().rounds() + 1;
        return List.of(new ProviderAsked(command.order(), round, command.answers(), command.now()));
    }

    static List<OrderEvent> giveUp(GiveUpVerification command, Present order) {
        var patience = order.dossier().patience();
        return isSettled(order) || patience.givenUp()
                ? List.of()
                : List.of(new VerificationGivenUp(command.order(), patience.rounds(), command.now()));
    }

    static List<OrderEvent> resume(ResumeVerification command, Present order) {
        return order.dossier().patience().givenUp()
                ? List.of(new VerificationResumed(command.order(), command.now()))
                : List.of();
    }

    /** Nothing is left to learn about an order that is over and has no attempt that may still be paid. */
    private static boolean isSettled(Present order) {
        return !(order instanceof Open) && order.dossier().unsettled().isEmpty();
    }

    private Asking() {}
}

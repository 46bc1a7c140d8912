package io.counterfoil.order.verification;

import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.ordering.Order;
import io.counterfoil.order.ordering.OrderCommand.GiveUpVerification;
import io.counterfoil.order.ordering.OrderCommand.RecordAnswers;
import io.counterfoil.order.ordering.OrderState.Absent;
import io.counterfoil.order.ordering.OrderState.Closed;
import io.counterfoil.order.ordering.OrderState.Open;
import io.counterfoil.order.ordering.OrderState.Paid;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.outbound.Line;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the calls that {@link ProviderVerificationSaga} finds due, and tells the order what came of them. */
@Component
class AskProviderLine implements Line {
    static final String KIND = "ask-provider";

    private static final int AT_ONCE_MAX = 16;
    private static final Order RULES = new Order();

    private final History history;
    private final Verification verification;
    private final VerificationTerms terms;
    private final Commands commands;
    private final InstantSource clock;

    AskProviderLine(
            History history,
            Verification verification,
            VerificationTerms terms,
            Commands commands,
            InstantSource clock) {
        this.history = history;
        this.verification = verification;
        this.terms = terms;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnceMax() {
        return AT_ONCE_MAX;
    }

    @Override
    public void call(String subject) {
        var order = new OrderId(subject);
        switch (history.fold(order, RULES)) {
            case Absent _, Paid _ -> {} // nothing is left to ask
            case Open open -> askOrClose(order, open.dossier().content().expiresAt());
            case Closed closed ->
                report(
                        order,
                        verification.ask(order),
                        closed.dossier().content().expiresAt());
        }
    }

    private void askOrClose(OrderId order, Instant expiresAt) {
        boolean expired = !clock.instant().isBefore(expiresAt);
        var answers = expired ? verification.close(order, Reason.EXPIRED) : verification.ask(order);
        boolean closed = expired && Verification.allUnpaid(answers);
        if (!closed) report(order, answers, expiresAt);
    }

    private void report(OrderId order, List<AttemptAnswer> answers, Instant expiresAt) {
        if (answers.stream().anyMatch(answer -> answer.finding() == Finding.PAID)) return;
        var now = clock.instant();
        commands.send(new RecordAnswers(order, answers, now));
        if (terms.givesUp(now, expiresAt) && !Verification.allUnpaid(answers)) {
            commands.send(new GiveUpVerification(order, now));
        }
    }
}

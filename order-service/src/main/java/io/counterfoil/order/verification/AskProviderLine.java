package io.counterfoil.order.verification;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.ordering.Order;
import io.counterfoil.order.ordering.OrderCommand.GiveUpVerification;
import io.counterfoil.order.ordering.OrderCommand.RecordAnswers;
import io.counterfoil.order.ordering.OrderState;
import io.counterfoil.order.ordering.OrderState.Absent;
import io.counterfoil.order.ordering.OrderState.Closed;
import io.counterfoil.order.ordering.OrderState.Open;
import io.counterfoil.order.ordering.OrderState.Paid;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.provider.health.Background;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.outbound.Line;
import io.counterfoil.platform.outbound.NotYet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the calls that {@link ProviderVerificationSaga} finds due, and tells the order what came of them. */
@Component
class AskProviderLine implements Line {
    static final String KIND = "ask-provider";

    private static final Order RULES = new Order();

    private final History history;
    private final Verification verification;
    private final VerificationTerms terms;
    private final Background background;
    private final Commands commands;
    private final InstantSource clock;

    AskProviderLine(
            History history,
            Verification verification,
            VerificationTerms terms,
            Background background,
            Commands commands,
            InstantSource clock) {
        this.history = history;
        this.verification = verification;
        this.terms = terms;
        this.background = background;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int atOnceMax() {
        return background.callsMax();
    }

    @Override
    public void call(String subject) {
        var order = new OrderId(subject);
        var state = history.fold(order, RULES);
        try (var _ = room(state)) {
            call(order, state);
        }
    }

    private Background.Share room(OrderState state) {
        var attempts = state instanceof Present present
                ? present.dossier().tries().stream()
                        .map(OrderState.Try::attempt)
                        .toList()
                : List.<Attempt>of();
        return background.take(attempts).orElseThrow(() -> new NotYet("too many calls are under way"));
    }

    private void call(OrderId order, OrderState state) {
        switch (state) {
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

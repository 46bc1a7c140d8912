package io.counterfoil.order.verification;

import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.ordering.Order;
import io.counterfoil.order.ordering.OrderCommand.GiveUpVerification;
import io.counterfoil.order.ordering.OrderCommand.RecordAnswers;
import io.counterfoil.order.ordering.OrderState.Open;
import io.counterfoil.order.ordering.OrderState.Present;
import io.counterfoil.order.provider.health.Background;
import io.counterfoil.platform.eventlog.Commands;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.outbound.Line;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
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
    public Set<String> full() {
        return background.full();
    }

    @Override
    public void call(String subject) {
        var order = new OrderId(subject);
        if (!(history.fold(order, RULES) instanceof Present before)) return;
        var answers = before instanceof Open open && isDue(open)
                ? verification.expire(open, background::take)
                : verification.round(before, background::take);
        // What has ended an order has its own time to look again.
        boolean ended = before instanceof Open && !(history.known(order, RULES) instanceof Open);
        if (!ended) report(order, answers, before.dossier().patientSince());
    }

    private boolean isDue(Open order) {
        return !clock.instant().isBefore(order.dossier().content().expiresAt());
    }

    private void report(OrderId order, List<AttemptAnswer> answers, Instant patientSince) {
        var now = clock.instant();
        commands.send(new RecordAnswers(order, answers, now));
        if (terms.givesUp(now, patientSince) && !Verification.allUnpaid(answers)) {
            commands.send(new GiveUpVerification(order, now));
        }
    }
}

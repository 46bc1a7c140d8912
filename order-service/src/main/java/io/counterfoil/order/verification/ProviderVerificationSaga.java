package io.counterfoil.order.verification;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderEvent.AttemptChosen;
import io.counterfoil.kernel.order.OrderEvent.AttemptClosed;
import io.counterfoil.kernel.order.OrderEvent.AttemptStarted;
import io.counterfoil.kernel.order.OrderEvent.DoublePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.LatePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.OrderClosed;
import io.counterfoil.kernel.order.OrderEvent.OrderPaid;
import io.counterfoil.kernel.order.OrderEvent.OrderPlaced;
import io.counterfoil.kernel.order.OrderEvent.ProviderAsked;
import io.counterfoil.kernel.order.OrderEvent.VerificationGivenUp;
import io.counterfoil.kernel.order.OrderEvent.VerificationResumed;
import io.counterfoil.kernel.process.ProcessEvent.ResumeRequested;
import io.counterfoil.platform.process.Stalls;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Has providers asked on a growing schedule until an order is paid or closed, and then until no attempt can be paid any
 * more: until each is closed at its provider, is paid, or has expired.
 *
 * <p>Public because Axon makes sagas by reflection, and asks for no access.
 */
@Saga
@ProcessingGroup("provider-verification")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class ProviderVerificationSaga {
    static final String NAME = "provider-verification";

    private static final String ASK = "ask-provider";

    private Instant expiresAt = Instant.MAX;

    /** When the order was paid or closed. */
    private @Nullable Instant overAt;

    /** The attempts that may still be paid, for all that is known. */
    @SuppressWarnings("FieldMayBeFinal") // read back from the database
    private Set<String> unsettled = new TreeSet<>();

    private boolean givenUp;
    private int failures;

    /** The one deadline that counts; those that fire at another time were overtaken. */
    private Instant dueAt = Instant.MIN;

    /** Whether that one has still to fire. */
    private boolean waiting;

    @StartSaga
    @SagaEventHandler(associationProperty = "order")
    void on(OrderPlaced event) {
        expiresAt = event.expiresAt();
    }

    @SagaEventHandler(associationProperty = "order")
    void on(AttemptStarted event, @Qualifier("orderDeadlines") DeadlineManager deadlines, VerificationTerms terms) {
        unsettled.add(event.attempt().number().value());
        askAt(terms.next(0, event.at(), expiresAt), event.order().value(), deadlines);
    }

    @SagaEventHandler(associationProperty = "order")
    void on(AttemptChosen event, @Qualifier("orderDeadlines") DeadlineManager deadlines, VerificationTerms terms) {
        askAt(terms.next(0, event.at(), expiresAt), event.order().value(), deadlines);
    }

    @DeadlineHandler(deadlineName = ASK)
    void ask(
            Asking asking,
            DueInquiries inquiries,
            Stalls stalls,
            @Qualifier("orderDeadlines") DeadlineManager deadlines) {
        if (givenUp || !asking.at().equals(dueAt)) return;
        waiting = false;
        var order = asking.order();
        var retryAt = stalls.attempt(NAME, order, failures, () -> inquiries.add(order));
        failures = retryAt.isPresent() ? failures + 1 : 0;
        retryAt.ifPresent(at -> askAt(at, order, deadlines));
    }

    private void askAt(Instant at, String order, DeadlineManager deadlines) {
        dueAt = at;
        waiting = true;
        deadlines.schedule(at, ASK, new Asking(order, at));
    }

    /** @param at when it was meant to fire */
    record Asking(String order, Instant at) {}

    @SagaEventHandler(associationProperty = "order")
    void on(ProviderAsked event, @Qualifier("orderDeadlines") DeadlineManager deadlines, VerificationTerms terms) {
        if (overAt != null && Verification.isOver(event, terms.payableUntil(overAt, expiresAt))) SagaLifecycle.end();
        else askNextAt(terms.next(event, expiresAt), event.order().value(), deadlines);
    }

    /** Answers from before the order was over put off nothing that its end is waiting for. */
    private void askNextAt(Instant at, String order, DeadlineManager deadlines) {
        boolean sooner = overAt != null && waiting && !dueAt.isAfter(at);
        if (!sooner) askAt(at, order, deadlines);
    }

    @SagaEventHandler(associationProperty = "order")
    void on(AttemptClosed event) {
        settle(event.attempt());
    }

    /** What else may be paid is closed at once: the payer may hold several payment pages. */
    @SagaEventHandler(associationProperty = "order")
    void on(OrderPaid event, @Qualifier("orderDeadlines") DeadlineManager deadlines) {
        overAt = event.at();
        if (!settle(event.attempt())) askAt(event.at(), event.order().value(), deadlines);
    }

    /** A payment may have been under way while the order was closed. */
    @SagaEventHandler(associationProperty = "order")
    void on(OrderClosed event, @Qualifier("orderDeadlines") DeadlineManager deadlines, VerificationTerms terms) {
        overAt = event.at();
        if (!endIfSettled())
            askAt(event.at().plus(terms.afterClosing()), event.order().value(), deadlines);
    }

    @SagaEventHandler(associationProperty = "order")
    void on(LatePaymentReceived event) {
        settle(event.attempt());
    }

    @SagaEventHandler(associationProperty = "order")
    void on(DoublePaymentReceived event) {
        settle(event.attempt());
    }

    private boolean settle(AttemptNo attempt) {
        unsettled.remove(attempt.value());
        return endIfSettled();
    }

    private boolean endIfSettled() {
        boolean settled = overAt != null && unsettled.isEmpty();
        if (settled) SagaLifecycle.end();
        return settled;
    }

    @SagaEventHandler(associationProperty = "order")
    void on(VerificationGivenUp event) {
        givenUp = true;
    }

    @SagaEventHandler(associationProperty = "order")
    void on(VerificationResumed event, @Qualifier("orderDeadlines") DeadlineManager deadlines) {
        givenUp = false;
        askAt(event.at(), event.order().value(), deadlines);
    }

    @SagaEventHandler(associationProperty = "subject", keyName = "order")
    void on(ResumeRequested event, InstantSource clock, @Qualifier("orderDeadlines") DeadlineManager deadlines) {
        if (event.process().equals(NAME)) askAt(clock.instant(), event.subject(), deadlines);
    }
}

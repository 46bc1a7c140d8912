package io.counterfoil.order.verification;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
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
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Has the provider asked on a growing schedule until an order is paid or closed, and once more after it was closed.
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
    private @Nullable Instant closedAt;
    private boolean givenUp;
    private int failures;

    /** The one deadline that counts; those that fire at another time were overtaken. */
    private Instant dueAt = Instant.MIN;

    @StartSaga
    @SagaEventHandler(associationProperty = "order")
    void on(OrderPlaced event, @Qualifier("orderDeadlines") DeadlineManager deadlines, VerificationTerms terms) {
        expiresAt = event.expiresAt();
        askAt(terms.next(0, event.at(), expiresAt), event.order().value(), deadlines);
    }

    @DeadlineHandler(deadlineName = ASK)
    void ask(
            Asking asking,
            DueInquiries inquiries,
            Stalls stalls,
            @Qualifier("orderDeadlines") DeadlineManager deadlines) {
        if (givenUp || !asking.at().equals(dueAt)) return;
        var order = asking.order();
        var retryAt = stalls.attempt(NAME, order, failures, () -> inquiries.add(order));
        failures = retryAt.isPresent() ? failures + 1 : 0;
        retryAt.ifPresent(at -> askAt(at, order, deadlines));
    }

    private void askAt(Instant at, String order, DeadlineManager deadlines) {
        dueAt = at;
        deadlines.schedule(at, ASK, new Asking(order, at));
    }

    /** @param at when it was meant to fire */
    record Asking(String order, Instant at) {}

    @SagaEventHandler(associationProperty = "order")
    void on(ProviderAsked event, @Qualifier("orderDeadlines") DeadlineManager deadlines, VerificationTerms terms) {
        var over = terms.payableUntil(closedAt, expiresAt);
        if (closedAt != null && Verification.isOver(event.answers(), event.at(), over)) SagaLifecycle.end();
        else
            askAt(
                    terms.next(event.round(), event.at(), expiresAt),
                    event.order().value(),
                    deadlines);
    }

    /** A payment may have been under way while the order was closed. */
    @SagaEventHandler(associationProperty = "order")
    void on(OrderClosed event, @Qualifier("orderDeadlines") DeadlineManager deadlines, VerificationTerms terms) {
        closedAt = event.at();
        askAt(event.at().plus(terms.afterClosing()), event.order().value(), deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "order")
    void on(OrderPaid event) {}

    @EndSaga
    @SagaEventHandler(associationProperty = "order")
    void on(LatePaymentReceived event) {}

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

package io.counterfoil.notification.delivery;

import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.process.ProcessEvent.ResumeRequested;
import io.counterfoil.platform.process.Stalls;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Has a notice that failed sent again when its time has come, until it has arrived or its schedule is at its end. One that
 * arrives at once needs no saga, and no timer.
 *
 * <p>It remembers nothing: what was tried stands in the delivery's own events, and each failure that asks for another
 * attempt begins a new saga where the old one was lost. A deadline that outlived its reason makes due what is not: the
 * {@link NoticeSender} looks before it sends. Public because Axon makes sagas by reflection, and asks for no access.
 */
@Saga
@ProcessingGroup(DeliverySaga.PROCESS)
public class DeliverySaga {
    static final String PROCESS = "notice-delivery";
    static final String TIME_TO_TRY = "time-to-try-a-notice";

    /** @param stalls how often in a row making it due has failed */
    record Step(DeliveryId delivery, int stalls) {
        static Step first(DeliveryId delivery) {
            return new Step(delivery, 0);
        }

        Step again() {
            return new Step(delivery, stalls + 1);
        }
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "delivery")
    void on(DeliveryFailed event, Stalls stalls, @Qualifier("notificationDeadlines") DeadlineManager deadlines) {
        if (event.next() != null) tryAt(event.next(), Step.first(event.delivery()), stalls, deadlines);
    }

    @DeadlineHandler(deadlineName = TIME_TO_TRY)
    void itIsTime(
            Step step, DueNotices due, Stalls stalls, @Qualifier("notificationDeadlines") DeadlineManager deadlines) {
        makeDue(step, due, stalls, deadlines);
    }

    @SagaEventHandler(associationProperty = "subject", keyName = "delivery")
    void on(
            ResumeRequested event,
            DueNotices due,
            Stalls stalls,
            @Qualifier("notificationDeadlines") DeadlineManager deadlines) {
        if (event.process().equals(PROCESS)) {
            makeDue(Step.first(new DeliveryId(event.subject())), due, stalls, deadlines);
        }
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "delivery")
    void on(Delivered event) {}

    @EndSaga
    @SagaEventHandler(associationProperty = "delivery")
    void on(DeliveryExhausted event) {}

    private static void makeDue(Step step, DueNotices due, Stalls stalls, DeadlineManager deadlines) {
        attempt(step, stalls, deadlines, () -> due.add(step.delivery()));
    }

    private static void tryAt(Instant next, Step step, Stalls stalls, DeadlineManager deadlines) {
        attempt(step, stalls, deadlines, () -> deadlines.schedule(next, TIME_TO_TRY, step));
    }

    private static void attempt(Step step, Stalls stalls, DeadlineManager deadlines, Runnable what) {
        stalls.attempt(PROCESS, step.delivery().value(), step.stalls(), what)
                .ifPresent(retryAt -> deadlines.schedule(retryAt, TIME_TO_TRY, step.again()));
    }
}

package io.counterfoil.notification.delivery;

import static io.counterfoil.notification.Examples.MERCHANT;
import static io.counterfoil.notification.Examples.NOON;
import static io.counterfoil.notification.Examples.ORDER;
import static io.counterfoil.notification.delivery.Deliveries.DELIVERY;
import static io.counterfoil.notification.delivery.Deliveries.ENDPOINT;
import static io.counterfoil.notification.delivery.Deliveries.GOOD;
import static io.counterfoil.notification.delivery.Deliveries.due;
import static io.counterfoil.notification.delivery.Deliveries.exhausted;
import static io.counterfoil.notification.delivery.Deliveries.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.notification.DeliveryId;
import io.counterfoil.kernel.process.ProcessEvent.ResumeRequested;
import io.counterfoil.kernel.process.StallId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeeingANoticeThroughTest {
    private static final Duration A_WHILE = Duration.ofMinutes(3);

    private final SagaTestFixture<DeliverySaga> saga = new SagaTestFixture<>(DeliverySaga.class);
    private final RememberedStalls stalls = new RememberedStalls(saga::currentTime);
    private final List<DeliveryId> sent = new ArrayList<>();
    private int failing;

    @BeforeEach
    void provide() {
        DueNotices due = delivery -> {
            if (failing > 0) {
                failing--;
                throw new IllegalStateException("no room");
            }
            sent.add(delivery);
        };
        saga.registerResource(due);
        saga.registerResource(stalls);
    }

    @Test
    void has_nothing_to_do_with_what_arrives_at_once() {
        saga.givenNoPriorActivity().whenPublishingA(due()).expectActiveSagas(0);
        saga.givenAPublished(due()).whenPublishingA(arrived()).expectActiveSagas(0);
        assertThat(sent).isEmpty();
    }

    @Test
    void begins_when_it_is_to_be_tried_again() throws Exception {
        saga.givenCurrentTime(NOON)
                .andThenAPublished(due())
                .whenPublishingA(failed(1, NOON.plus(A_WHILE), NOON))
                .expectActiveSagas(1)
                .expectAssociationWith("delivery", DELIVERY)
                .expectScheduledDeadlineWithName(A_WHILE, DeliverySaga.TIME_TO_TRY);
        assertThat(sent).isEmpty();
    }

    @Test
    void has_it_sent_again_when_its_time_has_come() throws Exception {
        saga.givenCurrentTime(NOON)
                .andThenAPublished(failed(1, NOON.plus(A_WHILE), NOON))
                .whenTimeElapses(A_WHILE)
                .expectTriggeredDeadlinesWithName(DeliverySaga.TIME_TO_TRY)
                .expectActiveSagas(1);
        assertThat(sent).containsExactly(DELIVERY);
    }

    @Test
    void ends_when_it_has_arrived() {
        saga.givenAPublished(failed(1, NOON.plus(A_WHILE), NOON))
                .whenPublishingA(arrived())
                .expectActiveSagas(0);
    }

    @Test
    void ends_when_it_is_exhausted() {
        saga.givenAPublished(failed(1, null, NOON))
                .whenPublishingA(exhausted(1, null, NOON))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void takes_up_a_delivery_whose_saga_was_lost() {
        saga.givenCurrentTime(NOON)
                .whenPublishingA(failed(3, NOON.plus(A_WHILE), NOON))
                .expectActiveSagas(1)
                .expectScheduledDeadlineWithName(A_WHILE, DeliverySaga.TIME_TO_TRY);
    }

    @Test
    void tries_a_step_again_that_failed() throws Exception {
        failing = 2;
        saga.givenCurrentTime(NOON)
                .andThenAPublished(failed(1, NOON.plus(A_WHILE), NOON))
                .andThenTimeElapses(A_WHILE)
                .andThenTimeElapses(RememberedStalls.PAUSE)
                .whenTimeElapses(RememberedStalls.PAUSE)
                .expectActiveSagas(1)
                .expectSuccessfulHandlerExecution();
        assertThat(stalls.stalled()).containsExactly(0, 1);
        assertThat(sent).containsExactly(DELIVERY);
    }

    @Test
    void is_resumed_by_hand() {
        saga.givenAPublished(failed(1, NOON.plus(A_WHILE), NOON))
                .whenPublishingA(resume(DeliverySaga.PROCESS))
                .expectActiveSagas(1);
        assertThat(sent).containsExactly(DELIVERY);
    }

    @Test
    void is_not_moved_by_the_resuming_of_another_process() {
        saga.givenAPublished(failed(1, NOON.plus(A_WHILE), NOON))
                .whenPublishingA(resume("something-else"))
                .expectActiveSagas(1);
        assertThat(sent).isEmpty();
    }

    private static Delivered arrived() {
        return new Delivered(DELIVERY, ENDPOINT, MERCHANT, ORDER, "order.paid", 1, GOOD, NOON);
    }

    private static ResumeRequested resume(String process) {
        return new ResumeRequested(StallId.derive(process, DELIVERY.value()), process, DELIVERY.value(), NOON);
    }
}

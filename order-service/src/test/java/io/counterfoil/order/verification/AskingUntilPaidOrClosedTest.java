package io.counterfoil.order.verification;

import static io.counterfoil.order.ordering.Orders.ACCOUNT;
import static io.counterfoil.order.ordering.Orders.ANOTHER;
import static io.counterfoil.order.ordering.Orders.CLOSED;
import static io.counterfoil.order.ordering.Orders.EXPIRY;
import static io.counterfoil.order.ordering.Orders.FIRST;
import static io.counterfoil.order.ordering.Orders.LATER;
import static io.counterfoil.order.ordering.Orders.NOON;
import static io.counterfoil.order.ordering.Orders.ORDER;
import static io.counterfoil.order.ordering.Orders.PAID;
import static io.counterfoil.order.ordering.Orders.PLACED;
import static io.counterfoil.order.ordering.Orders.SECOND;
import static io.counterfoil.order.ordering.Orders.STARTED;
import static io.counterfoil.order.ordering.Orders.WECHAT;
import static io.counterfoil.order.ordering.Orders.closed;
import static io.counterfoil.order.ordering.Orders.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.order.OrderEvent.DoublePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.LatePaymentReceived;
import io.counterfoil.kernel.order.OrderEvent.OrderClosed;
import io.counterfoil.kernel.order.OrderEvent.ProviderAsked;
import io.counterfoil.kernel.order.OrderEvent.Reason;
import io.counterfoil.kernel.order.OrderEvent.VerificationGivenUp;
import io.counterfoil.kernel.order.OrderEvent.VerificationResumed;
import io.counterfoil.kernel.process.ProcessEvent.ResumeRequested;
import io.counterfoil.kernel.process.StallId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AskingUntilPaidOrClosedTest {
    private static final String ASK = "ask-provider";
    private static final VerificationTerms TERMS = new VerificationTerms(
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(10)),
            Duration.ofMinutes(1),
            Duration.ofHours(24),
            Duration.ofMinutes(1));

    private final SagaTestFixture<ProviderVerificationSaga> saga =
            new SagaTestFixture<>(ProviderVerificationSaga.class);
    private final RememberedStalls stalls = new RememberedStalls(saga::currentTime);
    private final List<String> asked = new ArrayList<>();
    private int failing;

    @BeforeEach
    void provide() {
        InstantSource clock = saga::currentTime;
        DueInquiries inquiries = order -> {
            if (failing-- > 0) throw new IllegalStateException("no room");
            asked.add(order);
        };
        saga.registerResource(TERMS);
        saga.registerResource(clock);
        saga.registerResource(inquiries);
        saga.registerResource(stalls);
    }

    @Test
    void begins_when_an_order_is_placed() throws Exception {
        saga.givenCurrentTime(NOON)
                .andThenAPublished(PLACED)
                .whenPublishingA(STARTED)
                .expectActiveSagas(1)
                .expectAssociationWith("order", ORDER)
                .expectScheduledDeadlineWithName(Duration.ofSeconds(5), ASK);
    }

    @Test
    void has_the_provider_asked_when_its_time_has_come() throws Exception {
        saga.givenCurrentTime(NOON)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .whenTimeElapses(Duration.ofSeconds(5))
                .expectTriggeredDeadlinesWithName(ASK)
                .expectNoScheduledDeadlines();
        assertThat(asked).containsExactly(ORDER.value());
    }

    @Test
    void asks_again_after_each_round_at_growing_intervals() throws Exception {
        saga.givenCurrentTime(NOON)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenTimeElapses(Duration.ofSeconds(5))
                .whenPublishingA(round(1, Finding.UNPAID, NOON.plusSeconds(5)))
                .expectScheduledDeadlineWithName(Duration.ofSeconds(15), ASK);
    }

    @Test
    void asks_at_the_expiry_whatever_the_schedule_says() throws Exception {
        saga.givenCurrentTime(EXPIRY.minusSeconds(100))
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .whenPublishingA(round(2, Finding.UNPAID, EXPIRY.minusSeconds(100)))
                .expectScheduledDeadlineWithName(Duration.ofSeconds(100), ASK);
    }

    @Test
    void lets_a_deadline_that_was_overtaken_fire_into_nothing() throws Exception {
        saga.givenCurrentTime(NOON)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(round(1, Finding.UNPAID, NOON))
                .whenTimeElapses(Duration.ofSeconds(5))
                .expectTriggeredDeadlinesWithName(ASK);
        assertThat(asked).isEmpty();
    }

    @Test
    void ends_when_the_order_is_paid() {
        saga.givenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .whenPublishingA(PAID)
                .expectActiveSagas(0);
    }

    @Test
    void asks_once_more_after_the_order_was_closed() throws Exception {
        saga.givenCurrentTime(EXPIRY)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .whenPublishingA(CLOSED)
                .expectActiveSagas(1)
                .expectScheduledDeadlineWithName(Duration.ofMinutes(1), ASK);
    }

    @Test
    void ends_when_the_only_attempt_of_a_closed_order_is_closed() {
        saga.givenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(CLOSED)
                .whenPublishingA(closed(FIRST))
                .expectActiveSagas(0);
    }

    @Test
    void goes_on_while_a_payer_who_never_came_may_still_come() throws Exception {
        saga.givenCurrentTime(NOON)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(new OrderClosed(ORDER, Reason.MERCHANT, NOON))
                .whenPublishingA(round(2, Finding.NOT_FOUND, NOON.plusSeconds(60)))
                .expectActiveSagas(1);
    }

    @Test
    void ends_when_the_payment_page_of_a_payer_who_never_came_has_expired() throws Exception {
        saga.givenCurrentTime(EXPIRY)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(new OrderClosed(ORDER, Reason.MERCHANT, NOON))
                .whenPublishingA(round(3, Finding.NOT_FOUND, EXPIRY.plusSeconds(60)))
                .expectActiveSagas(0);
    }

    @Test
    void lets_answers_from_before_a_payment_put_off_nothing() throws Exception {
        saga.givenCurrentTime(LATER)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(ANOTHER)
                .andThenAPublished(PAID)
                .andThenAPublished(round(1, Finding.UNPAID, LATER))
                .whenTimeElapses(Duration.ZERO)
                .expectActiveSagas(1);
        assertThat(asked).containsExactly(ORDER.value());
    }

    @Test
    void lets_answers_from_before_closing_put_off_nothing() throws Exception {
        saga.givenCurrentTime(EXPIRY)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(CLOSED)
                .andThenAPublished(round(9, Finding.UNKNOWN, EXPIRY))
                .whenTimeElapses(Duration.ofMinutes(1))
                .expectNoScheduledDeadlines();
        assertThat(asked).containsExactly(ORDER.value());
    }

    @Test
    void goes_on_after_closing_while_the_answer_is_not_known() throws Exception {
        saga.givenCurrentTime(EXPIRY)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(CLOSED)
                .andThenTimeElapses(Duration.ofMinutes(1))
                .whenPublishingA(round(4, Finding.UNKNOWN, EXPIRY.plusSeconds(60)))
                .expectActiveSagas(1)
                .expectScheduledDeadlineWithName(Duration.ofMinutes(10), ASK);
    }

    @Test
    void ends_when_a_late_payment_came() {
        saga.givenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(CLOSED)
                .whenPublishingA(new LatePaymentReceived(ORDER, FIRST, receipt("tx-1", 1990), EXPIRY))
                .expectActiveSagas(0);
    }

    @Test
    void ends_with_an_order_whose_attempts_are_closed_already() {
        saga.givenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(closed(FIRST))
                .whenPublishingA(CLOSED)
                .expectActiveSagas(0);
    }

    @Test
    void begins_the_schedule_anew_for_another_attempt() throws Exception {
        saga.givenCurrentTime(LATER)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .whenPublishingA(ANOTHER)
                .expectScheduledDeadlineWithName(Duration.ofSeconds(5), ASK);
    }

    @Test
    void closes_other_attempts_at_once_when_the_order_is_paid() throws Exception {
        saga.givenCurrentTime(LATER)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(ANOTHER)
                .andThenAPublished(PAID)
                .whenTimeElapses(Duration.ZERO)
                .expectActiveSagas(1);
        assertThat(asked).containsExactly(ORDER.value());
    }

    @Test
    void ends_when_the_other_attempt_of_a_paid_order_is_closed() {
        saga.givenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(ANOTHER)
                .andThenAPublished(PAID)
                .whenPublishingA(closed(SECOND))
                .expectActiveSagas(0);
    }

    @Test
    void ends_when_the_other_attempt_of_a_paid_order_is_paid_too() {
        saga.givenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(ANOTHER)
                .andThenAPublished(PAID)
                .whenPublishingA(
                        new DoublePaymentReceived(ORDER, SECOND, receipt(WECHAT, ACCOUNT, "wx-1", 1990), LATER))
                .expectActiveSagas(0);
    }

    @Test
    void goes_on_after_a_late_payment_while_another_attempt_may_be_paid() {
        saga.givenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(ANOTHER)
                .andThenAPublished(CLOSED)
                .whenPublishingA(new LatePaymentReceived(ORDER, FIRST, receipt("tx-1", 1990), EXPIRY))
                .expectActiveSagas(1);
    }

    @Test
    void of_a_paid_order_ends_when_nothing_can_be_paid_any_more() throws Exception {
        saga.givenCurrentTime(LATER)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(ANOTHER)
                .andThenAPublished(PAID)
                .andThenAPublished(round(7, Finding.NOT_FOUND, EXPIRY))
                .whenPublishingA(round(8, Finding.NOT_FOUND, EXPIRY.plusSeconds(60)))
                .expectActiveSagas(0);
    }

    @Test
    void waits_for_a_person_when_it_was_given_up() throws Exception {
        saga.givenCurrentTime(NOON)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(new VerificationGivenUp(ORDER, 9, NOON))
                .whenTimeElapses(Duration.ofDays(1))
                .expectActiveSagas(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void asks_at_once_when_it_is_resumed() throws Exception {
        saga.givenCurrentTime(NOON)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenAPublished(new VerificationGivenUp(ORDER, 9, NOON))
                .andThenAPublished(new VerificationResumed(ORDER, NOON))
                .whenTimeElapses(Duration.ZERO)
                .expectTriggeredDeadlinesWithName(ASK);
        assertThat(asked).containsExactly(ORDER.value());
    }

    @Test
    void tries_a_step_again_that_failed() throws Exception {
        failing = 2;
        saga.givenCurrentTime(NOON)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenTimeElapses(Duration.ofSeconds(5))
                .andThenTimeElapses(RememberedStalls.PAUSE)
                .whenTimeElapses(RememberedStalls.PAUSE)
                .expectNoScheduledDeadlines();
        assertThat(stalls.stalled).containsExactly(0, 1);
        assertThat(asked).containsExactly(ORDER.value());
    }

    @Test
    void tries_a_failed_step_at_once_when_somebody_asks() throws Exception {
        failing = 1;
        saga.givenCurrentTime(NOON)
                .andThenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .andThenTimeElapses(Duration.ofSeconds(5))
                .andThenAPublished(resume("provider-verification"))
                .whenTimeElapses(Duration.ZERO)
                .expectTriggeredDeadlinesWithName(ASK, ASK);
        assertThat(asked).containsExactly(ORDER.value());
    }

    @Test
    void leaves_the_resuming_of_other_processes_alone() {
        saga.givenAPublished(PLACED)
                .andThenAPublished(STARTED)
                .whenPublishingA(resume("notice-delivery"))
                .expectActiveSagas(1);
        assertThat(asked).isEmpty();
    }

    private static ResumeRequested resume(String process) {
        return new ResumeRequested(StallId.derive(process, ORDER.value()), process, ORDER.value(), NOON);
    }

    private static ProviderAsked round(int round, Finding finding, Instant at) {
        return new ProviderAsked(ORDER, round, List.of(new AttemptAnswer(FIRST, finding, "")), at);
    }
}

package io.counterfoil.notification.delivery;

import static io.counterfoil.notification.Examples.NOON;
import static io.counterfoil.notification.Examples.ORDER;
import static io.counterfoil.notification.delivery.Deliveries.BAD;
import static io.counterfoil.notification.delivery.Deliveries.DELIVERY;
import static io.counterfoil.notification.delivery.Deliveries.GOOD;
import static io.counterfoil.notification.delivery.Deliveries.NOTICE;
import static io.counterfoil.notification.delivery.Deliveries.due;
import static io.counterfoil.notification.delivery.Deliveries.failed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.matches;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.notification.DeliveryEvent;
import io.counterfoil.kernel.notification.DeliveryEvent.Delivered;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryExhausted;
import io.counterfoil.kernel.notification.DeliveryEvent.DeliveryFailed;
import io.counterfoil.kernel.notification.DeliveryEvent.RedeliveryRequested;
import io.counterfoil.kernel.notification.DeliveryOutcome;
import io.counterfoil.notification.delivery.Delivery.State.Exhausted;
import io.counterfoil.notification.delivery.Delivery.State.Waiting;
import io.counterfoil.notification.delivery.DeliveryCommand.AbandonDelivery;
import io.counterfoil.notification.delivery.DeliveryCommand.RecordAttempt;
import io.counterfoil.notification.delivery.DeliveryCommand.Redeliver;
import io.counterfoil.notification.delivery.DeliveryCommand.StartDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveringANoticeTest {
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Instant NEXT = NOON.plusSeconds(120);
    private static final Delivered ARRIVED = new Delivered(DELIVERY, ORDER, "order.paid", 1, GOOD, NOON);
    private static final DeliveryExhausted AT_ITS_END = new DeliveryExhausted(DELIVERY, ORDER, "order.paid", 1, NOON);

    private final FixtureConfiguration<DeliveryAggregate> delivery =
            new AggregateTestFixture<>(DeliveryAggregate.class);

    @Test
    void begins_by_being_due() {
        delivery.givenNoPriorActivity().when(start()).expectEvents(due());
    }

    @Test
    void begins_once() {
        delivery.given(due()).when(start()).expectNoEvents();
        delivery.given(due(), ARRIVED).when(start()).expectNoEvents();
    }

    @Test
    void ends_when_it_has_arrived() {
        delivery.given(due()).when(attempt(1, GOOD, NOON)).expectEvents(ARRIVED);
    }

    @Test
    void is_tried_again_after_a_failure() {
        var next = NOON.plus(Schedule.WECHAT.after(1, DELIVERY).orElseThrow());
        delivery.given(due()).when(attempt(1, BAD, NOON)).expectEvents(failed(1, next, NOON));
    }

    @Test
    void records_no_attempt_twice() {
        delivery.given(due(), failed(1, NEXT, NOON))
                .when(attempt(1, BAD, LATER))
                .expectNoEvents();
        delivery.given(due(), failed(1, NEXT, NOON))
                .when(attempt(1, GOOD, LATER))
                .expectNoEvents();
    }

    @Test
    void records_nothing_after_its_end() {
        delivery.given(due(), ARRIVED).when(attempt(2, BAD, LATER)).expectNoEvents();
        delivery.given(due(), failed(1, null, NOON), AT_ITS_END)
                .when(attempt(2, GOOD, LATER))
                .expectNoEvents();
    }

    @Test
    void leaves_out_no_attempt() {
        delivery.given(due()).when(attempt(2, GOOD, NOON)).expectException(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void is_exhausted_when_the_attempt_after_the_last_interval_fails(Schedule schedule) {
        var rules = new Delivery();
        var history = new ArrayList<DeliveryEvent>(List.of(due()));
        var now = NOON;
        while (rules.replay(history) instanceof Waiting waiting) {
            now = waiting.due();
            history.addAll(
                    rules.decide(new RecordAttempt(DELIVERY, waiting.attempts() + 1, BAD, schedule, now), waiting));
        }
        int attempts = schedule.intervals().size() + 1;
        assertThat(history.subList(history.size() - 2, history.size()))
                .containsExactly(
                        failed(attempts, null, now),
                        new DeliveryExhausted(DELIVERY, ORDER, "order.paid", attempts, now));
        assertThat(history).hasSize(attempts + 2);
    }

    @Test
    void is_given_up_where_there_is_nowhere_to_send_it() {
        var notSent = new DeliveryOutcome(null, "endpoint-disabled", 0, null);
        delivery.given(due())
                .when(new AbandonDelivery(DELIVERY, "endpoint-disabled", NOON))
                .expectEvents(new DeliveryFailed(DELIVERY, 1, notSent, null, NOON), AT_ITS_END);
        delivery.given(due(), ARRIVED)
                .when(new AbandonDelivery(DELIVERY, "endpoint-disabled", NOON))
                .expectNoEvents();
    }

    @Test
    void is_sent_again_when_somebody_asks() {
        var asked = new RedeliveryRequested(DELIVERY, LATER);
        delivery.given(due(), ARRIVED).when(new Redeliver(DELIVERY, LATER)).expectEvents(asked);
        delivery.given(due(), failed(1, null, NOON), AT_ITS_END)
                .when(new Redeliver(DELIVERY, LATER))
                .expectEvents(asked);
        delivery.given(due(), failed(1, NEXT, NOON))
                .when(new Redeliver(DELIVERY, LATER))
                .expectEvents(asked);
    }

    @Test
    void cannot_be_more_due_than_it_is() {
        delivery.given(due()).when(new Redeliver(DELIVERY, NOON)).expectNoEvents();
    }

    @Test
    void begins_its_schedule_anew_when_it_had_come_to_an_end() {
        assertThat(stateAfter(due(), failed(1, null, NOON), AT_ITS_END, asked()))
                .isEqualTo(new Waiting(NOTICE, 1, 0, LATER));
    }

    @Test
    void keeps_its_place_in_the_schedule_while_it_waits() {
        assertThat(stateAfter(due(), failed(1, NEXT, NOON), asked())).isEqualTo(new Waiting(NOTICE, 1, 1, LATER));
    }

    @Test
    void is_tried_up_to_the_limit_of_all_attempts() {
        var waiting = new Waiting(NOTICE, Delivery.ATTEMPTS_MAX - 2, 0, NOON);
        var rules = new Delivery();
        assertThat(rules.decide(attempt(Delivery.ATTEMPTS_MAX - 1, BAD, NOON), waiting))
                .hasSize(1);
        var last = new Waiting(NOTICE, Delivery.ATTEMPTS_MAX - 1, 0, NOON);
        assertThat(rules.decide(attempt(Delivery.ATTEMPTS_MAX, BAD, NOON), last))
                .last()
                .isInstanceOf(DeliveryExhausted.class);
    }

    @Test
    void is_not_asked_for_again_beyond_the_limit_of_all_attempts() {
        delivery.given(due(), new DeliveryExhausted(DELIVERY, ORDER, "order.paid", Delivery.ATTEMPTS_MAX, NOON))
                .when(new Redeliver(DELIVERY, LATER))
                .expectException(rejected("attempts-too-many"));
        assertThat(stateAfter(due(), failed(1, null, NOON))).isInstanceOf(Exhausted.class);
    }

    private static StartDelivery start() {
        return new StartDelivery(DELIVERY, NOTICE, NOON);
    }

    private static RecordAttempt attempt(int attempt, DeliveryOutcome outcome, Instant now) {
        return new RecordAttempt(DELIVERY, attempt, outcome, Schedule.WECHAT, now);
    }

    private static RedeliveryRequested asked() {
        return new RedeliveryRequested(DELIVERY, LATER);
    }

    private static Delivery.State stateAfter(DeliveryEvent... history) {
        return new Delivery().replay(List.of(history));
    }

    private static Matcher<Rejected> rejected(String code) {
        Predicate<Rejected> same = refusal -> refusal.code().equals(code);
        return matches(same);
    }
}

package io.counterfoil.notification.delivery;

import static io.counterfoil.notification.Examples.MERCHANT;
import static io.counterfoil.notification.Examples.NOON;
import static io.counterfoil.notification.Examples.ORDER;
import static io.counterfoil.notification.delivery.Deliveries.BAD;
import static io.counterfoil.notification.delivery.Deliveries.DELIVERY;
import static io.counterfoil.notification.delivery.Deliveries.ENDPOINT;
import static io.counterfoil.notification.delivery.Deliveries.GOOD;
import static io.counterfoil.notification.delivery.Deliveries.NOTICE;
import static io.counterfoil.notification.delivery.Deliveries.due;
import static io.counterfoil.notification.delivery.Deliveries.exhausted;
import static io.counterfoil.notification.delivery.Deliveries.failed;
import static io.counterfoil.notification.delivery.Deliveries.probed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import io.counterfoil.notification.endpoint.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveringANoticeTest {
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Instant NEXT = NOON.plusSeconds(120);
    private static final DeliveryOutcome BUSY = new DeliveryOutcome(503, "status-503", 12, null);
    private static final Retry BY_SCHEDULE = new Retry.Scheduled(Schedule.WECHAT, null);
    private static final Retry PROBING = new Retry.Probing(null);
    private static final Delivered ARRIVED =
            new Delivered(DELIVERY, ENDPOINT, MERCHANT, ORDER, "order.paid", 1, GOOD, NOON);
    private static final DeliveryExhausted AT_ITS_END = exhausted(1, null, NOON);

    @Test
    void begins_by_being_due() {
        assertThat(decide(start())).containsExactly(due());
    }

    @Test
    void begins_once() {
        assertThat(decide(start(), due())).isEmpty();
        assertThat(decide(start(), due(), ARRIVED)).isEmpty();
    }

    @Test
    void ends_when_it_has_arrived() {
        assertThat(decide(attempt(1, GOOD, NOON), due())).containsExactly(ARRIVED);
    }

    @Test
    void is_tried_again_after_a_failure() {
        assertThat(decide(attempt(1, BAD, NOON), due())).containsExactly(failed(1, scheduled(), NOON));
    }

    @Test
    void records_no_attempt_twice() {
        assertThat(decide(attempt(1, BAD, LATER), due(), failed(1, NEXT, NOON))).isEmpty();
        assertThat(decide(attempt(1, GOOD, LATER), due(), failed(1, NEXT, NOON)))
                .isEmpty();
    }

    @Test
    void records_nothing_after_its_end() {
        assertThat(decide(attempt(2, BAD, LATER), due(), ARRIVED)).isEmpty();
        assertThat(decide(attempt(2, GOOD, LATER), due(), failed(1, null, NOON), AT_ITS_END))
                .isEmpty();
    }

    @Test
    void leaves_out_no_attempt() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> decide(attempt(2, GOOD, NOON), due()));
    }

    @ParameterizedTest
    @MethodSource("io.counterfoil.notification.delivery.TryingAgainTest#schedules")
    void is_exhausted_when_the_attempt_after_the_last_interval_fails(Schedule schedule) {
        var rules = new Delivery();
        var history = new ArrayList<DeliveryEvent>(List.of(due()));
        var now = NOON;
        while (rules.replay(history) instanceof Waiting waiting) {
            now = waiting.due();
            history.addAll(rules.decide(
                    new RecordAttempt(DELIVERY, waiting.attempts() + 1, BAD, new Retry.Scheduled(schedule, null), now),
                    waiting));
        }
        int attempts = schedule.intervals().size() + 1;
        assertThat(history.subList(history.size() - 2, history.size()))
                .containsExactly(failed(attempts, null, now), exhausted(attempts, null, now));
        assertThat(history).hasSize(attempts + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void leaves_a_busy_endpoint_alone_for_as_long_as_it_asks(int status) {
        var busy = new DeliveryOutcome(status, "status-" + status, 12, null);
        var asked = Duration.ofMinutes(7);
        assertThat(next(busy, asked)).isEqualTo(NOON.plus(Schedule.andALittle(asked, 1, DELIVERY)));
    }

    @Test
    void leaves_a_busy_endpoint_alone_up_to_a_limit_and_never_shorter_than_scheduled() {
        var longest = NOON.plus(Schedule.andALittle(Retry.RETRY_AFTER_MAX, 1, DELIVERY));
        assertThat(next(BUSY, Retry.RETRY_AFTER_MAX)).isEqualTo(longest);
        assertThat(next(BUSY, Retry.RETRY_AFTER_MAX.plusSeconds(1))).isEqualTo(longest);
        assertThat(next(BUSY, Duration.ofSeconds(1))).isEqualTo(scheduled());
    }

    @Test
    void asks_how_long_to_wait_only_who_is_busy() {
        assertThat(next(BAD, Duration.ofMinutes(7))).isEqualTo(scheduled());
        assertThat(next(new DeliveryOutcome(null, "timed-out", 12, null), Duration.ofMinutes(7)))
                .isEqualTo(scheduled());
    }

    @Test
    void ends_when_the_endpoint_says_that_it_is_gone() {
        var gone = new DeliveryOutcome(410, "status-410", 12, null);
        assertThat(decide(attempt(1, gone, NOON), due()))
                .containsExactly(
                        new DeliveryFailed(DELIVERY, ENDPOINT, MERCHANT, 1, false, gone, null, NOON), AT_ITS_END);
        assertThat(decide(attempt(1, gone, PROBING, NOON), due())).hasSize(2);
    }

    @Test
    void is_not_given_up_while_its_endpoint_is_probed() {
        int last = Schedule.WECHAT.intervals().size() + 1;
        assertThat(decide(probe(last + 1), waiting(last, last)))
                .containsExactly(probed(last + 1, NOON.plus(Retry.PROBE_EVERY), NOON));
        assertThat(decide(probe(Delivery.ATTEMPTS_MAX), waiting(Delivery.ATTEMPTS_MAX - 1, last)))
                .containsExactly(probed(Delivery.ATTEMPTS_MAX, NOON.plus(Retry.PROBE_EVERY), NOON));
    }

    @Test
    void loses_nothing_of_its_schedule_by_being_probed() {
        var probed = stateAfter(due(), failed(1, NEXT, NOON), probed(2, NEXT, NOON), probed(3, NEXT, NOON));
        assertThat(probed).isEqualTo(new Waiting(NOTICE, new Tries(3, 2), 1, NEXT, null));
        assertThat(decide(attempt(4, BAD, NOON), probed)).singleElement().isInstanceOf(DeliveryFailed.class);
    }

    @Test
    void may_be_asked_for_again_however_often_it_was_probed() {
        var history = new ArrayList<DeliveryEvent>(List.of(due()));
        for (int i = 1; i <= Delivery.ATTEMPTS_MAX; i++) history.add(probed(i, NEXT, NOON));
        history.add(exhausted(Delivery.ATTEMPTS_MAX, "endpoint-disabled", NOON));
        var state = new Delivery().replay(history);
        assertThat(decide(new Redeliver(DELIVERY, LATER, LATER), state)).hasSize(1);
    }

    @Test
    void leaves_a_busy_endpoint_alone_when_it_is_probed_too() {
        var asked = Retry.PROBE_EVERY.plusMinutes(1);
        assertThat(new Retry.Probing(asked).pause(DELIVERY, BUSY, 1)).contains(asked);
        assertThat(new Retry.Probing(asked).pause(DELIVERY, BAD, 1)).contains(Retry.PROBE_EVERY);
    }

    @Test
    void is_given_up_without_another_attempt_where_there_is_nowhere_to_send_it() {
        assertThat(decide(new AbandonDelivery(DELIVERY, "endpoint-disabled", NOON), due()))
                .containsExactly(exhausted(0, "endpoint-disabled", NOON));
        assertThat(decide(new AbandonDelivery(DELIVERY, "endpoint-disabled", NOON), due(), ARRIVED))
                .isEmpty();
    }

    @Test
    void is_sent_again_when_somebody_asks() {
        var asked = new RedeliveryRequested(DELIVERY, ENDPOINT, MERCHANT, LATER);
        assertThat(decide(new Redeliver(DELIVERY, LATER, LATER), due(), ARRIVED))
                .containsExactly(asked);
        assertThat(decide(new Redeliver(DELIVERY, LATER, LATER), due(), failed(1, null, NOON), AT_ITS_END))
                .containsExactly(asked);
        assertThat(decide(new Redeliver(DELIVERY, LATER, LATER), due(), failed(1, NEXT, NOON)))
                .containsExactly(asked);
    }

    @Test
    void is_sent_again_once_for_each_time_that_somebody_asks() {
        var arrivedAgain = new Delivered(DELIVERY, ENDPOINT, MERCHANT, ORDER, "order.paid", 2, GOOD, LATER);
        assertThat(decide(new Redeliver(DELIVERY, LATER, NEXT), due(), ARRIVED, asked(), arrivedAgain))
                .isEmpty();
        assertThat(decide(new Redeliver(DELIVERY, NEXT, NEXT), due(), ARRIVED, asked(), arrivedAgain))
                .hasSize(1);
    }

    @Test
    void cannot_be_more_due_than_it_is() {
        assertThat(decide(new Redeliver(DELIVERY, NOON, NOON), due())).isEmpty();
    }

    @Test
    void begins_its_schedule_anew_when_it_had_come_to_an_end() {
        assertThat(stateAfter(due(), failed(1, null, NOON), AT_ITS_END, asked()))
                .isEqualTo(new Waiting(NOTICE, new Tries(1, 0), 0, LATER, LATER));
    }

    @Test
    void keeps_its_place_in_the_schedule_while_it_waits() {
        assertThat(stateAfter(due(), failed(1, NEXT, NOON), asked()))
                .isEqualTo(new Waiting(NOTICE, new Tries(1, 0), 1, LATER, LATER));
    }

    @Test
    void is_tried_up_to_the_limit_of_all_attempts() {
        assertThat(decide(attempt(Delivery.ATTEMPTS_MAX - 1, BAD, NOON), waiting(Delivery.ATTEMPTS_MAX - 2, 0)))
                .hasSize(1);
        assertThat(decide(attempt(Delivery.ATTEMPTS_MAX, BAD, NOON), waiting(Delivery.ATTEMPTS_MAX - 1, 0)))
                .last()
                .isInstanceOf(DeliveryExhausted.class);
    }

    @Test
    void is_not_asked_for_again_beyond_the_limit_of_all_attempts() {
        var tries = new Tries(Delivery.ATTEMPTS_MAX, 0);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> decide(new Redeliver(DELIVERY, LATER, LATER), new Exhausted(NOTICE, tries, null)))
                .returns("attempts-too-many", Rejected::code);
        assertThat(stateAfter(due(), failed(1, null, NOON))).isInstanceOf(Exhausted.class);
    }

    private static Waiting waiting(int attempts, int failures) {
        return new Waiting(NOTICE, new Tries(attempts, 0), failures, NOON, null);
    }

    private static RecordAttempt probe(int attempt) {
        return attempt(attempt, BAD, PROBING, NOON);
    }

    private static StartDelivery start() {
        return new StartDelivery(DELIVERY, NOTICE, NOON);
    }

    private static RecordAttempt attempt(int attempt, DeliveryOutcome outcome, Instant now) {
        return attempt(attempt, outcome, BY_SCHEDULE, now);
    }

    private static RecordAttempt attempt(int attempt, DeliveryOutcome outcome, Retry retry, Instant now) {
        return new RecordAttempt(DELIVERY, attempt, outcome, retry, now);
    }

    private static Instant scheduled() {
        return NOON.plus(Schedule.WECHAT.after(1, DELIVERY).orElseThrow());
    }

    private static @Nullable Instant next(DeliveryOutcome outcome, Duration retryAfter) {
        var retry = new Retry.Scheduled(Schedule.WECHAT, retryAfter);
        return ((DeliveryFailed) decide(attempt(1, outcome, retry, NOON), due()).getFirst()).next();
    }

    private static RedeliveryRequested asked() {
        return new RedeliveryRequested(DELIVERY, ENDPOINT, MERCHANT, LATER);
    }

    private static Delivery.State stateAfter(DeliveryEvent... history) {
        return new Delivery().replay(List.of(history));
    }

    private static List<DeliveryEvent> decide(DeliveryCommand command, DeliveryEvent... history) {
        return decide(command, stateAfter(history));
    }

    private static List<DeliveryEvent> decide(DeliveryCommand command, Delivery.State state) {
        return new Delivery().decide(command, state);
    }
}

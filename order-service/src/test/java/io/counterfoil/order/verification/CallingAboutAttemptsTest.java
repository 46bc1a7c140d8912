package io.counterfoil.order.verification;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.order.Attempt;
import io.counterfoil.kernel.order.AttemptAnswer;
import io.counterfoil.kernel.order.AttemptAnswer.Finding;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.order.ordering.Orders;
import io.counterfoil.order.ordering.Tries;
import io.counterfoil.order.ordering.Try;
import io.counterfoil.order.provider.health.Place;
import io.counterfoil.platform.outbound.NotYet;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallingAboutAttemptsTest {
    private static final int ATTEMPTS_MAX = 9;

    private final CountDownLatch hang = new CountDownLatch(1);
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AccountsAtOnce accounts = new AccountsAtOnce();

    @AfterEach
    void stop() {
        hang.countDown();
        accounts.close();
    }

    @Test
    void makes_one_call_at_a_time_about_an_account_however_often_an_order_was_tried() {
        var called = new AtomicInteger();
        var round = accounts.start(tries("hangs", ATTEMPTS_MAX), this::onePlaceEach, tried -> {
            called.incrementAndGet();
            return unlessItHangs(tried);
        });

        await().until(() -> called.get() > 0);
        await().during(Duration.ofMillis(200)).until(() -> called.get() == 1);
        hang.countDown();
        assertThat(round.all()).hasSize(ATTEMPTS_MAX);
        assertThat(called).hasValue(ATTEMPTS_MAX);
        assertThat(taken).isEmpty();
    }

    @Test
    void gives_a_healthy_accounts_place_back_while_another_account_hangs() {
        var round = accounts.start(
                List.of(tried(1, "hangs"), tried(2, "healthy")), this::onePlaceEach, this::unlessItHangs);

        await().until(() -> taken.equals(Set.of("hangs")));
        hang.countDown();
        assertThat(round.all()).hasSize(2);
        await().until(taken::isEmpty);
    }

    @Test
    void leaves_out_an_account_without_room_and_asks_the_others() {
        taken.add("full");
        var answers = accounts.start(
                        List.of(tried(1, "full"), tried(2, "healthy")),
                        this::onePlaceEach,
                        tried -> answer(tried, Finding.UNPAID))
                .all();

        assertThat(answers).extracting(AttemptAnswer::finding).containsExactly(Finding.UNKNOWN, Finding.UNPAID);
    }

    @Test
    void waits_its_turn_where_no_account_has_room() {
        taken.add("full");
        assertThatExceptionOfType(NotYet.class)
                .isThrownBy(() -> accounts.start(
                        List.of(tried(1, "full")), this::onePlaceEach, tried -> answer(tried, Finding.UNPAID)));
    }

    @Test
    void of_an_order_without_attempts_has_nothing_to_wait_for() {
        assertThat(accounts.start(List.of(), this::onePlaceEach, tried -> answer(tried, Finding.UNPAID))
                        .all())
                .isEmpty();
    }

    @Test
    void waits_no_longer_than_until_one_is_paid() {
        var round =
                accounts.start(List.of(tried(1, "hangs"), tried(2, "healthy")), Room.OF_THEIR_OWN, this::unlessItHangs);

        assertThat(round.untilPaid(Duration.ofMinutes(1)))
                .extracting(AttemptAnswer::finding)
                .containsExactly(Finding.UNKNOWN, Finding.PAID);
    }

    @Test
    void waits_so_long_and_no_longer() {
        var round = accounts.start(tries("hangs", 2), Room.OF_THEIR_OWN, this::unlessItHangs);

        assertThat(round.within(Duration.ofMillis(10)))
                .extracting(AttemptAnswer::finding)
                .containsExactly(Finding.UNKNOWN, Finding.UNKNOWN);
    }

    private AttemptAnswer unlessItHangs(Try tried) {
        if (!tried.attempt().account().equals("hangs")) return answer(tried, Finding.PAID);
        try {
            if (!hang.await(60, SECONDS)) throw new IllegalStateException("hung for too long");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return answer(tried, Finding.UNKNOWN);
    }

    private Place onePlaceEach(Attempt attempt) {
        var account = attempt.account();
        return taken.add(account) ? new Place.Taken(() -> taken.remove(account)) : new Place.None(account);
    }

    private static List<Try> tries(String account, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> tried(i, account)).toList();
    }

    private static Try tried(int number, String account) {
        return Tries.started(new Attempt(AttemptNo.of(Orders.ORDER, number), "some", account));
    }

    private static AttemptAnswer answer(Try tried, Finding finding) {
        return new AttemptAnswer(tried.number(), finding, "");
    }
}

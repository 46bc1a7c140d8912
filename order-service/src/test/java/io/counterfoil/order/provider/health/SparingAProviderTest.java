package io.counterfoil.order.provider.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.kernel.order.AttemptNo;
import io.counterfoil.kernel.order.OrderId;
import io.counterfoil.order.provider.Answer;
import io.counterfoil.order.provider.Fact;
import io.counterfoil.order.provider.Preparation;
import io.counterfoil.order.provider.Prepared;
import io.counterfoil.order.provider.health.HealthTerms.Circuit;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SparingAProviderTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Circuit CIRCUIT = new Circuit(4, 50, Duration.ofSeconds(30), 2);
    private static final HealthTerms PATIENT = new HealthTerms(2, 3, LONG, LONG, CIRCUIT);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SomeProvider provider = new SomeProvider();
    private final CountDownLatch released = new CountDownLatch(1);
    private ProviderHealth health = new ProviderHealth(PATIENT, now::get, meters);
    private GuardedProvider guarded = new GuardedProvider(provider, health, PATIENT);

    @AfterEach
    void release() {
        released.countDown();
    }

    @Test
    void leaves_it_alone_after_as_many_failures_as_are_named() {
        provider.answers(() -> new Answer.Unknown<>("no answer"));
        for (int i = 0; i < 2; i++) ask("one");
        provider.answers(SomeProvider::unpaid);
        for (int i = 0; i < 2; i++) ask("one");
        assertThat(provider.calls).hasValue(4);
        assertThat(circuit("one")).isEqualTo(CircuitState.OPEN);

        assertThat(ask("one")).isEqualTo(unknown("some has not been answering and is left alone"));
        assertThat(guarded.prepare(SomeProvider.account("one"), preparation()))
                .isEqualTo(new Prepared.Unknown("some has not been answering and is left alone"));
        assertThat(provider.calls).describedAs("no call was made").hasValue(4);
    }

    @Test
    void goes_on_below_that() {
        provider.answers(() -> new Answer.Unknown<>("no answer"));
        ask("one");
        provider.answers(SomeProvider::unpaid);
        for (int i = 0; i < 3; i++) ask("one");
        assertThat(circuit("one")).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void takes_an_exception_for_a_failure_and_tells_nothing_that_it_says() {
        provider.answers(() -> {
            throw new IllegalStateException("the key is 12345");
        });
        for (int i = 0; i < 4; i++) {
            assertThat(ask("one"))
                    .isInstanceOfSatisfying(
                            Answer.Unknown.class,
                            answer -> assertThat(answer.why()).isEqualTo("some could not be asked"));
        }
        assertThat(circuit("one")).isEqualTo(CircuitState.OPEN);
    }

    @Test
    void takes_no_for_an_answer() {
        provider.answers(() -> new Answer.Refused<>("ACCESS_FORBIDDEN", ""));
        for (int i = 0; i < 10; i++) ask("one");
        provider.answers(() -> new Answer.NotFound<>());
        for (int i = 0; i < 10; i++) ask("one");
        for (int i = 0; i < 10; i++) {
            assertThat(guarded.prepare(SomeProvider.account("one"), preparation()))
                    .isInstanceOf(Prepared.Refused.class);
        }
        assertThat(circuit("one")).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void takes_paid_already_for_an_answer() {
        provider.answers(SomeProvider::paid);
        for (int i = 0; i < 10; i++) {
            assertThat(guarded.prepare(SomeProvider.account("one"), preparation()))
                    .isEqualTo(new Prepared.PaidAlready());
        }
        assertThat(circuit("one")).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void tries_a_few_calls_when_its_time_is_over_and_goes_on_when_they_are_answered() {
        open("one");
        now.set(NOON.plus(CIRCUIT.openFor()));
        ask("one");
        assertThat(provider.calls).describedAs("not yet").hasValue(4);

        now.set(NOON.plus(CIRCUIT.openFor()).plusMillis(1));
        provider.answers(SomeProvider::unpaid);
        assertThat(ask("one")).isInstanceOf(Answer.Known.class);
        assertThat(circuit("one")).isEqualTo(CircuitState.HALF_OPEN);
        ask("one");
        assertThat(circuit("one")).isEqualTo(CircuitState.CLOSED);
        assertThat(health.after("", 10).getFirst().since()).isEqualTo(now.get());
    }

    @Test
    void leaves_it_alone_again_when_they_are_not() {
        open("one");
        now.set(NOON.plus(CIRCUIT.openFor()).plusMillis(1));
        for (int i = 0; i < 3; i++) ask("one");
        assertThat(provider.calls).describedAs("4, and the trials").hasValue(6);
        assertThat(circuit("one")).isEqualTo(CircuitState.OPEN);
    }

    @Test
    void leaves_no_other_account_alone() {
        open("one");
        provider.answers(SomeProvider::unpaid);
        assertThat(ask("two")).isInstanceOf(Answer.Known.class);
    }

    @Test
    void waits_for_no_adapter_that_does_not_keep_its_time() {
        impatient();
        provider.answers(this::hang);
        assertThat(guarded.prepare(SomeProvider.account("one"), preparation()))
                .isEqualTo(new Prepared.Unknown("some did not answer in time"));
        assertThat(ask("one")).isEqualTo(unknown("some did not answer in time"));
        assertThat(health.after("", 10).getFirst().failures()).isEqualTo(2);
    }

    @Test
    void waits_no_longer_than_whoever_wants_it_prepared() {
        provider.answers(this::hang);
        assertThat(guarded.prepare(SomeProvider.account("one"), preparation(SHORT)))
                .isEqualTo(new Prepared.Unknown("some did not answer in time"));
    }

    @Test
    void makes_no_call_while_as_many_as_there_may_be_are_still_going_on() {
        impatient();
        provider.answers(this::hang);
        for (int i = 0; i < 2; i++) ask("one");

        assertThat(ask("one")).isEqualTo(unknown("too many calls to some are under way"));
        assertThat(provider.calls).hasValue(2);
        assertThat(health.after("", 10).getFirst().failures())
                .describedAs("what was not asked has not failed")
                .isEqualTo(2);
        released.countDown();
        await().until(() -> ask("one") instanceof Answer.Known);
    }

    @Test
    void gives_all_accounts_with_it_one_room() {
        impatient();
        provider.answers(this::hang);
        for (int i = 0; i < 2; i++) ask("one");
        ask("two");
        assertThat(ask("three")).isEqualTo(unknown("too many calls to some are under way"));
        assertThat(provider.calls).hasValue(3);
    }

    @Test
    void shows_in_the_metrics() {
        open("one");
        ask("one");
        assertThat(meters.get("counterfoil.provider.circuit")
                        .tags("provider", "some", "account", "one")
                        .gauge()
                        .value())
                .isEqualTo(2);
        assertThat(meters.get("counterfoil.provider.calls")
                        .tag("outcome", "unknown")
                        .counter()
                        .count())
                .isEqualTo(4);
        assertThat(meters.get("counterfoil.provider.calls")
                        .tag("outcome", "left-alone")
                        .counter()
                        .count())
                .isOne();
    }

    private void impatient() {
        var terms = new HealthTerms(2, 3, SHORT, SHORT, new Circuit(100, 50, LONG, 1));
        health = new ProviderHealth(terms, now::get, meters);
        guarded = new GuardedProvider(provider, health, terms);
    }

    private void open(String account) {
        provider.answers(() -> new Answer.Unknown<>("no answer"));
        for (int i = 0; i < 4; i++) ask(account);
        assertThat(circuit(account)).isEqualTo(CircuitState.OPEN);
    }

    /** Deaf to interruption too. */
    private Answer<Fact> hang() {
        while (true) {
            try {
                released.await();
                return SomeProvider.unpaid();
            } catch (InterruptedException notHeard) {
                // Goes on.
            }
        }
    }

    private Answer<Fact> ask(String account) {
        return SomeProvider.ask(guarded, account);
    }

    private CircuitState circuit(String account) {
        return health.after("", 10).stream()
                .filter(it -> it.account().equals(account))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static Answer<Fact> unknown(String why) {
        return new Answer.Unknown<>(why);
    }

    private static Preparation preparation() {
        return preparation(LONG);
    }

    private static Preparation preparation(Duration within) {
        return new Preparation(
                AttemptNo.of(OrderId.derive(SomeProvider.MERCHANT, "A-1"), 1),
                Money.of(1, new Asset("CNY", 2)),
                "Tea",
                NOON.plusSeconds(60),
                URI.create("https://example.com/"),
                Optional.empty(),
                Preparation.Payer.UNKNOWN,
                NOON,
                within);
    }
}

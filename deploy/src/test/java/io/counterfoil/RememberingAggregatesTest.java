package io.counterfoil;

import static io.counterfoil.PaidChannel.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.order.MerchantEvent;
import io.counterfoil.kernel.order.MerchantEvent.KeyIssued;
import io.counterfoil.kernel.order.MerchantEvent.KeyKind;
import io.counterfoil.kernel.order.MerchantEvent.MerchantDisabled;
import io.counterfoil.kernel.order.MerchantEvent.MerchantEnabled;
import io.counterfoil.kernel.order.MerchantEvent.MerchantRegistered;
import io.counterfoil.kernel.order.MerchantId;
import io.counterfoil.order.merchant.MerchantCommand.IssueKey;
import io.counterfoil.order.merchant.MerchantCommand.RegisterMerchant;
import io.counterfoil.order.merchant.MerchantCommand.RevokeKey;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = Counterfoil.class)
class RememberingAggregatesTest {
    /** Of the rule for snapshots. */
    private static final int EVENTS_A_SNAPSHOT = 250;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private CommandBus bus;

    @Autowired
    private EventStorageEngine log;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private JdbcClient sql;

    @Test
    void reads_nothing_for_the_next_command() {
        var merchant = newMerchant();
        commands.sendAndWait(register(merchant));
        var before = read();

        for (int number = 1; number <= 10; number++) commands.sendAndWait(issue(merchant, number));
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void outlives_a_refusal() {
        var merchant = newMerchant();
        commands.sendAndWait(register(merchant));
        var before = read();

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> commands.sendAndWait(new RevokeKey(merchant, "key 1", NOON)))
                .returns("key-unknown", Rejected::code);
        commands.sendAndWait(issue(merchant, 1));
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void ends_with_a_conflict() {
        var merchant = newMerchant();
        commands.sendAndWait(register(merchant));
        var before = read();

        duringTheFirstTry(
                () -> issueElsewhere(merchant, 1, 5, KeyKind.SECRET), () -> commands.sendAndWait(issue(merchant, 7)));
        assertThat(read()).isEqualTo(before + 2);
        assertThat(log.lastSequenceNumberFor(merchant.value())).contains(2L);
    }

    @Test
    void does_not_hold_what_failed_to_get_into_the_log() {
        var merchant = newMerchant();
        commands.sendAndWait(register(merchant));
        MessageHandlerInterceptor<CommandMessage<?>> beforeTheAppend = (_, chain) -> {
            chain.proceed();
            throw failure();
        };
        failing(beforeTheAppend, issue(merchant, 1));
        assertThat(log.lastSequenceNumberFor(merchant.value())).contains(0L);

        commands.sendAndWait(issue(merchant, 1));
        assertThat(log.lastSequenceNumberFor(merchant.value())).contains(1L);
    }

    /** They were stored, but nobody said so. */
    @Test
    void ends_where_nobody_knows_what_became_of_the_events() {
        var merchant = newMerchant();
        commands.sendAndWait(register(merchant));
        var conflicts = conflicts();
        MessageHandlerInterceptor<CommandMessage<?>> afterTheAppend = (work, chain) -> {
            var result = chain.proceed();
            work.onPrepareCommit(_ -> {
                throw failure();
            });
            return result;
        };
        failing(afterTheAppend, issue(merchant, 1));
        assertThat(log.lastSequenceNumberFor(merchant.value())).contains(1L);

        commands.sendAndWait(issue(merchant, 1));
        commands.sendAndWait(issue(merchant, 2));
        assertThat(log.lastSequenceNumberFor(merchant.value())).contains(2L);
        assertThat(conflicts()).isEqualTo(conflicts);
    }

    private static IllegalStateException failure() {
        return new IllegalStateException("nobody knows what became of it");
    }

    private void failing(MessageHandlerInterceptor<CommandMessage<?>> by, Object command) {
        try (var _ = bus.registerHandlerInterceptor(by)) {
            assertThatIllegalStateException().isThrownBy(() -> commands.sendAndWait(command));
        }
    }

    private double conflicts() {
        return registry.get("log.append.failures")
                .tag("reason", "conflict")
                .counter()
                .count();
    }

    @Test
    void writes_down_what_is_in_the_log_and_never_what_failed_to_get_there() {
        var merchant = newMerchant();
        int last = EVENTS_A_SNAPSHOT - 1;
        log.appendEvents(
                LongStream.range(0, last).mapToObj(i -> event(merchant, i)).toList());

        duringTheFirstTry(
                () -> issueElsewhere(merchant, last, 1, KeyKind.PUBLISHABLE),
                () -> assertThatExceptionOfType(Rejected.class)
                        .isThrownBy(() -> commands.sendAndWait(issue(merchant, 1)))
                        .returns("idempotency-key-reused", Rejected::code));

        await().untilAsserted(() -> assertThat(snapshot(merchant)).startsWith(last + " "));
        assertThat(snapshot(merchant)).contains("\"there\"").doesNotContain("\"here\"");
    }

    /** Its events would be stored with the outer work or not at all, and who sent it would have been told otherwise. */
    @Test
    void takes_no_command_within_the_work_on_another_message() {
        var outer = DefaultUnitOfWork.startAndGet(new GenericMessage<>("an event"));
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> commands.sendAndWait(register(newMerchant())))
                    .withMessageContaining("another message");
        } finally {
            outer.rollback();
        }
    }

    /** Between this node's decision and its commit. */
    private void duringTheFirstTry(Runnable elsewhere, Runnable here) {
        var tries = new AtomicInteger();
        var rival = bus.registerHandlerInterceptor((_, chain) -> {
            var first = tries.getAndIncrement() == 0;
            var result = chain.proceed();
            if (first) CompletableFuture.runAsync(elsewhere).join();
            return result;
        });
        try (rival) {
            here.run();
        }
        assertThat(tries).hasValue(2);
    }

    private double read() {
        return registry.get("aggregates.events").counter().count();
    }

    private String snapshot(MerchantId merchant) {
        return sql.sql("select sequence || ' ' || state from event_log.snapshot where stream = ?")
                .param(merchant.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static MerchantId newMerchant() {
        return MerchantId.derive(UUID.randomUUID().toString());
    }

    private static RegisterMerchant register(MerchantId merchant) {
        return new RegisterMerchant(merchant, "Moonlight", NOON);
    }

    private static IssueKey issue(MerchantId merchant, int number) {
        return new IssueKey(merchant, "key " + number, KeyKind.SECRET, "0".repeat(64), "here", NOON);
    }

    private void issueElsewhere(MerchantId merchant, long sequence, int number, KeyKind kind) {
        var issued = new KeyIssued(merchant, "key " + number, kind, "0".repeat(64), "there", NOON);
        log.appendEvents(message(merchant, sequence, issued));
    }

    private static GenericDomainEventMessage<?> event(MerchantId merchant, long sequence) {
        return message(
                merchant,
                sequence,
                sequence == 0
                        ? new MerchantRegistered(merchant, "Moonlight", NOON)
                        : switched(merchant, sequence % 2 == 0));
    }

    private static MerchantEvent switched(MerchantId merchant, boolean on) {
        return on ? new MerchantEnabled(merchant, NOON) : new MerchantDisabled(merchant, NOON);
    }

    private static GenericDomainEventMessage<?> message(MerchantId merchant, long sequence, MerchantEvent event) {
        return new GenericDomainEventMessage<>("merchant", merchant.value(), sequence, event);
    }
}

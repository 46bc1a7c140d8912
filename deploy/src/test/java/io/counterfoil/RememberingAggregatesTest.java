package io.counterfoil;

import static io.counterfoil.ChannelCommands.NOON;
import static io.counterfoil.ChannelCommands.newChannel;
import static io.counterfoil.ChannelCommands.open;
import static io.counterfoil.ChannelCommands.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.counterfoil.channel.paymentchannel.ChannelCommand.RedeemVoucher;
import io.counterfoil.kernel.channel.ChannelEvent.ChannelOpened;
import io.counterfoil.kernel.channel.ChannelEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Voucher;
import io.counterfoil.kernel.decide.Rejected;
import io.micrometer.core.instrument.MeterRegistry;
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

@SpringBootTest(classes = Counterfoil.class, properties = "counterfoil.channel.open-for=1h")
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
        var channel = newChannel();
        commands.sendAndWait(open(channel));
        var before = read();

        for (int nonce = 1; nonce <= 10; nonce++) commands.sendAndWait(redeem(channel, nonce));
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void outlives_a_refusal() {
        var channel = newChannel();
        commands.sendAndWait(open(channel));
        var before = read();

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> commands.sendAndWait(new RedeemVoucher(channel, new Voucher(1, 1, usd(101)), NOON)))
                .returns("deposit-short", Rejected::code);
        commands.sendAndWait(redeem(channel, 1));
        assertThat(read()).isEqualTo(before);
    }

    @Test
    void ends_with_a_conflict() {
        var channel = newChannel();
        commands.sendAndWait(open(channel));
        var before = read();

        duringTheFirstTry(() -> redeemElsewhere(channel, 1, 5), () -> commands.sendAndWait(redeem(channel, 7)));
        assertThat(read()).isEqualTo(before + 2);
        assertThat(log.lastSequenceNumberFor(channel.value())).contains(2L);
    }

    @Test
    void does_not_hold_what_failed_to_get_into_the_log() {
        var channel = newChannel();
        commands.sendAndWait(open(channel));
        MessageHandlerInterceptor<CommandMessage<?>> beforeTheAppend = (_, chain) -> {
            chain.proceed();
            throw failure();
        };
        failing(beforeTheAppend, redeem(channel, 1));
        assertThat(log.lastSequenceNumberFor(channel.value())).contains(0L);

        commands.sendAndWait(redeem(channel, 1));
        assertThat(log.lastSequenceNumberFor(channel.value())).contains(1L);
    }

    /** They were stored, but nobody said so. */
    @Test
    void ends_where_nobody_knows_what_became_of_the_events() {
        var channel = newChannel();
        commands.sendAndWait(open(channel));
        var conflicts = conflicts();
        MessageHandlerInterceptor<CommandMessage<?>> afterTheAppend = (work, chain) -> {
            var result = chain.proceed();
            work.onPrepareCommit(_ -> {
                throw failure();
            });
            return result;
        };
        failing(afterTheAppend, redeem(channel, 1));
        assertThat(log.lastSequenceNumberFor(channel.value())).contains(1L);

        commands.sendAndWait(redeem(channel, 1));
        commands.sendAndWait(redeem(channel, 2));
        assertThat(log.lastSequenceNumberFor(channel.value())).contains(2L);
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
        var channel = newChannel();
        int last = EVENTS_A_SNAPSHOT - 1;
        log.appendEvents(
                LongStream.range(0, last).mapToObj(i -> event(channel, i)).toList());

        duringTheFirstTry(
                () -> redeemElsewhere(channel, last, 9_000),
                () -> assertThatExceptionOfType(Rejected.class)
                        .isThrownBy(() -> commands.sendAndWait(redeem(channel, 8_000)))
                        .returns("voucher-stale", Rejected::code));

        await().untilAsserted(() -> assertThat(snapshot(channel)).startsWith(last + " "));
        assertThat(snapshot(channel)).contains("9000").doesNotContain("8000");
    }

    /** Its events would be stored with the outer work or not at all, and who sent it would have been told otherwise. */
    @Test
    void takes_no_command_within_the_work_on_another_message() {
        var outer = DefaultUnitOfWork.startAndGet(new GenericMessage<>("an event"));
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> commands.sendAndWait(open(newChannel())))
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

    private String snapshot(ChannelId channel) {
        return sql.sql("select sequence || ' ' || state from event_log.snapshot where stream = ?")
                .param(channel.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static RedeemVoucher redeem(ChannelId channel, long nonce) {
        return new RedeemVoucher(channel, new Voucher(1, nonce, usd(1)), NOON);
    }

    private void redeemElsewhere(ChannelId channel, long sequence, long nonce) {
        log.appendEvents(message(channel, sequence, redeemed(channel, nonce)));
    }

    private static GenericDomainEventMessage<?> event(ChannelId channel, long sequence) {
        return message(
                channel,
                sequence,
                sequence == 0 ? new ChannelOpened(channel, usd(100), NOON) : redeemed(channel, sequence));
    }

    private static VoucherRedeemed redeemed(ChannelId channel, long nonce) {
        return new VoucherRedeemed(channel, new Voucher(1, nonce, usd(1)), usd(0), NOON);
    }

    private static GenericDomainEventMessage<?> message(ChannelId channel, long sequence, Object event) {
        return new GenericDomainEventMessage<>("channel", channel.value(), sequence, event);
    }
}

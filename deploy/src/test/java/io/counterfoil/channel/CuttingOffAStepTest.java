package io.counterfoil.channel;

import static io.counterfoil.channel.Partner.fil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.channel.account.AccountCommand.Receive;
import io.counterfoil.channel.account.AccountCommand.Release;
import io.counterfoil.channel.account.AccountCommand.Reserve;
import io.counterfoil.channel.account.AccountCommand.Spend;
import io.counterfoil.channel.actor.ActorCommand.AddFunds;
import io.counterfoil.channel.actor.ActorCommand.CreateChannel;
import io.counterfoil.channel.actor.ActorCommand.RedeemVoucher;
import io.counterfoil.channel.book.BookCommand.OpenBook;
import io.counterfoil.channel.book.BookCommand.RecordRedeemed;
import io.counterfoil.channel.book.BookCommand.RecordSubmitted;
import io.counterfoil.channel.funding.FundingCommand.ConfirmFunds;
import io.counterfoil.channel.funding.FundingCommand.EndFunding;
import io.counterfoil.channel.funding.FundingCommand.FailFunds;
import io.counterfoil.channel.funding.FundingCommand.Use;
import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.FundsWanted;
import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.BookEvent.SubmissionOverdue;
import io.counterfoil.kernel.channel.BookId;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Side;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.platform.eventlog.History;
import io.counterfoil.platform.eventlog.Recorded;
import io.counterfoil.platform.time.MovableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.awaitility.core.ThrowingRunnable;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every step of every process is cut off before each of its commands: it is gone through again from the start. */
@SpringBootTest(classes = Counterfoil.class, properties = "counterfoil.channel.sweep-every=PT0.2S")
class CuttingOffAStepTest {
    private static final Duration WINDOW = Duration.ofHours(12);
    private static final int LANES = 300;
    private static final Duration RETRIES = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<Class<?>> STEPS = Set.of(
            Reserve.class,
            CreateChannel.class,
            AddFunds.class,
            Spend.class,
            Release.class,
            OpenBook.class,
            ConfirmFunds.class,
            FailFunds.class,
            EndFunding.class,
            RedeemVoucher.class,
            RecordRedeemed.class,
            RecordSubmitted.class,
            Receive.class);

    @Autowired
    private Accounts accounts;

    @Autowired
    private Channels channels;

    @Autowired
    private MovableClock clock;

    @Autowired
    private CommandBus bus;

    @Autowired
    private JdbcClient sql;

    private Partner ann;
    private Partner bob;

    @BeforeEach
    void open() {
        ann = Partner.of(accounts, channels, Scheme.FILECOIN, fil(20));
        bob = Partner.of(accounts, channels, Scheme.FILECOIN, fil(0));
    }

    @Test
    void loses_nothing_and_does_nothing_twice() {
        try (var _ = cuttingOff(once())) {
            var channel = funded("first", 10);
            assertThat(funded("second", 5)).isEqualTo(channel);
            bob.take(channel, ann.promise(channel, 0, fil(4)));
            bob.take(channel, ann.promise(channel, 1, fil(9)));

            channels.settle(ann.asker(), channel);
            eventually(() ->
                    assertThat(channels.status(bob.asker(), channel).toSend()).isEqualTo(fil(13)));
            clock.advance(WINDOW);
            channels.collect(ann.asker(), channel);
            eventually(() -> assertThat(bob.standing().balance()).isEqualTo(fil(13)));
            eventually(() -> assertThat(ann.standing().balance()).isEqualTo(fil(7)));
            assertThat(ann.standing().reserved()).isEqualTo(fil(0));
            eventually(() -> assertThat(channels.available(ann.asker(), ann.to(bob))
                            .figures()
                            .channel())
                    .isNull());
        }
    }

    @Test
    void gives_back_what_cannot_be_deposited() {
        var channel = ann.fund(bob, fil(10));
        Predicate<Object> ends = EndFunding.class::isInstance;
        try (var _ = cuttingOff(ends.or(once()))) {
            channels.settle(ann.asker(), channel);
            clock.advance(WINDOW);
            channels.collect(ann.asker(), channel);
            var wanted = new FundsWanted(ann.to(bob), fil(5), new Use(false, false), "late");
            var sentinel = channels.fund(ann.asker(), wanted).sentinel().orElseThrow();
            eventually(() -> assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> channels.awaitReady(ann.asker(), sentinel, Duration.ZERO))
                    .returns("funds-failed", Rejected::code));
            eventually(() -> assertThat(ann.standing().available()).isEqualTo(fil(20)));
        }
        eventually(() -> assertThat(
                        channels.available(ann.asker(), ann.to(bob)).figures().channel())
                .isNull());
        assertThat(ann.fund(bob, fil(1))).isNotEqualTo(channel);
    }

    @Test
    void goes_on_with_the_lanes_that_are_left(@Autowired History history) {
        var channel = ann.fund(bob, fil(10));
        for (int lane = 0; lane < LANES; lane++) {
            bob.take(channel, ann.promise(channel, lane, Money.of(1, ann.asset())));
        }
        var redeemed = new AtomicInteger();
        try (var _ =
                cuttingOff(command -> command instanceof RedeemVoucher && redeemed.incrementAndGet() == LANES / 2)) {
            channels.settle(ann.asker(), channel);
            eventually(() ->
                    assertThat(channels.status(bob.asker(), channel).toSend()).isEqualTo(Money.of(LANES, ann.asset())));
        }
        assertThat(history.of(channel).stream().map(Recorded::event))
                .filteredOn(VoucherRedeemed.class::isInstance)
                .hasSize(LANES);
    }

    @Test
    void has_no_lane_hold_up_the_others() {
        var channel = ann.fund(bob, fil(10));
        for (int lane = 0; lane < LANES; lane++) {
            bob.take(channel, ann.promise(channel, lane, Money.of(1, ann.asset())));
        }
        try (var _ = cuttingOff(
                command -> command instanceof RedeemVoucher it && it.lanes().contains(Uint64.of(LANES / 2)))) {
            channels.settle(ann.asker(), channel);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    channels.status(bob.asker(), channel).toSend())
                            .isEqualTo(Money.of(LANES - 1, ann.asset())));
            await().untilAsserted(() -> assertThat(dueAgain(channel))
                    .hasValueSatisfying(
                            due -> assertThat(due).isBefore(clock.instant().plusSeconds(31))));
        }
        eventually(() ->
                assertThat(channels.status(bob.asker(), channel).toSend()).isEqualTo(Money.of(LANES, ann.asset())));
    }

    private Optional<Instant> dueAgain(ChannelId channel) {
        return sql.sql("select due_at from outbound_call where subject = ? and failures > 0")
                .param(channel.value())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** What is taken in the window is the payee's, however little of it is left: here half a minute, or less. */
    @Test
    void redeems_what_is_taken_while_it_settles_before_it_says_so() {
        var channel = ann.fund(bob, fil(10));
        channels.settle(ann.asker(), channel);
        clock.advance(WINDOW.minusSeconds(31));
        bob.take(channel, ann.promise(channel, 0, fil(4)));
        assertThat(channels.status(bob.asker(), channel).toSend()).isEqualTo(fil(4));
    }

    /** What no line holds any more, the sweep finds. */
    @Test
    void is_made_up_for_where_nothing_remembers_it() {
        var wanted = new FundsWanted(ann.to(bob), fil(5), new Use(false, false), "lost");
        try (var _ = cuttingOff(command -> command instanceof Reserve)) {
            channels.fund(ann.asker(), wanted);
            await().until(() -> calls("channel-deposit") > 0);
            await().until(() -> sql.sql("delete from outbound_call where kind = 'channel-deposit' and failures > 0")
                            .update()
                    > 0);
        }
        eventually(() -> assertThat(ann.standing().balance()).isEqualTo(fil(15)));
    }

    private long calls(String kind) {
        return sql.sql("select count(*) from outbound_call where kind = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }

    @Test
    void is_told_loudly_where_the_window_is_nearly_over(@Autowired History history, @Autowired MeterRegistry meters) {
        double before = meters.get("counterfoil.submissions.overdue").counter().count();
        var channel = ann.fund(bob, fil(10));
        bob.take(channel, ann.promise(channel, 0, fil(4)));
        try (var _ = refusing(
                command -> command instanceof RedeemVoucher it && it.channel().equals(channel))) {
            channels.settle(ann.asker(), channel);
            await().until(() -> calls("channel-submission") > 0);
            clock.advance(WINDOW.multipliedBy(9).dividedBy(10));
            await().atMost(PATIENCE)
                    .until(() -> history.of(BookId.of(channel, Side.PAYEE)).stream()
                            .map(Recorded::event)
                            .anyMatch(SubmissionOverdue.class::isInstance));
            await().untilAsserted(() -> assertThat(meters.get("counterfoil.submissions.overdue")
                            .counter()
                            .count())
                    .isEqualTo(before + 1));
        }
        eventually(
                () -> assertThat(channels.status(bob.asker(), channel).toSend()).isEqualTo(fil(4)));
    }

    private ChannelId funded(String request, long amount) {
        var wanted = new FundsWanted(ann.to(bob), fil(amount), new Use(false, false), request);
        var sentinel = channels.fund(ann.asker(), wanted).sentinel().orElseThrow();
        var arrived = new ChannelId[1];
        eventually(() -> arrived[0] = channels.awaitReady(ann.asker(), sentinel, Duration.ZERO));
        return arrived[0];
    }

    /** Moves the clock on, so that what has failed is tried again. */
    private void eventually(ThrowingRunnable outcome) {
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(Rejected.class).untilAsserted(() -> {
            clock.advance(RETRIES);
            outcome.run();
        });
    }

    /** Of every kind of command the first one for each thing. */
    private static Predicate<Object> once() {
        var cutOff = ConcurrentHashMap.newKeySet();
        return command -> STEPS.contains(command.getClass()) && cutOff.add(command.getClass());
    }

    private Registration cuttingOff(Predicate<Object> where) {
        return bus.registerHandlerInterceptor((work, chain) -> {
            if (where.test(work.getMessage().getPayload())) throw new IllegalStateException("cut off");
            return chain.proceed();
        });
    }

    private Registration refusing(Predicate<Object> what) {
        return bus.registerHandlerInterceptor((work, chain) -> {
            if (what.test(work.getMessage().getPayload())) throw new Rejected("refused", "not now");
            return chain.proceed();
        });
    }
}

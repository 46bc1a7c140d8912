package io.counterfoil.channel;

import static io.counterfoil.channel.Partner.fil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.channel.book.BookCommand.AcceptVoucher;
import io.counterfoil.channel.book.BookCommand.IssueVoucher;
import io.counterfoil.channel.funding.FundingCommand.Use;
import io.counterfoil.channel.scheme.Bytes;
import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.Asker;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.FundsWanted;
import io.counterfoil.channel.trading.Taken;
import io.counterfoil.channel.trading.VoucherRow;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import io.counterfoil.platform.http.PageRequest;
import io.counterfoil.platform.time.MovableClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = Counterfoil.class)
class TakingAVoucherTest {
    private static final int AT_ONCE = 20;
    private static final Duration WINDOW = Duration.ofHours(12);
    private static final PageRequest ALL = new PageRequest(PageRequest.LIMIT_MAX, Optional.empty());

    @Autowired
    private Accounts accounts;

    @Autowired
    private Channels channels;

    @Autowired
    private CommandBus bus;

    private Partner ann;
    private Partner bob;

    @BeforeEach
    void open() {
        ann = Partner.of(accounts, channels, Scheme.FILECOIN, fil(20));
        bob = Partner.of(accounts, channels, Scheme.FILECOIN, fil(0));
    }

    /** Else whoever hands one voucher in twice at once would be credited twice. */
    @Test
    void tells_one_alone_by_how_much_it_promises_more() throws InterruptedException {
        var channel = ann.fund(bob, fil(10));
        var voucher = ann.promise(channel, 0, fil(3));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var takes = IntStream.range(0, AT_ONCE)
                    .<Callable<Money>>mapToObj(_ -> () -> bob.take(channel, voucher))
                    .toList();
            var deltas = threads.invokeAll(takes).stream().map(it -> it.resultNow());
            assertThat(deltas.reduce(fil(0), Money::plus)).isEqualTo(fil(3));
        }
    }

    /** Whoever did not hear the answer asks again, if need be when it is paid and all is over. */
    @Test
    void tells_who_asks_again_what_was_told_before(@Autowired MovableClock clock) {
        var channel = ann.fund(bob, fil(10));
        bob.take(channel, ann.promise(channel, 0, fil(3)));
        var voucher = ann.promise(channel, 0, fil(5));
        assertThat(channels.addVoucher(bob.asker(), channel, voucher)).isEqualTo(new Taken(fil(2), false));
        var again = new Taken(fil(2), true);
        assertThat(channels.addVoucher(bob.asker(), channel, voucher)).isEqualTo(again);
        bob.take(channel, ann.promise(channel, 0, fil(6)));
        assertThat(channels.addVoucher(bob.asker(), channel, voucher)).isEqualTo(again);

        channels.settle(bob.asker(), channel);
        await().until(() -> channels.status(bob.asker(), channel).toSend().equals(fil(6)));
        clock.advance(WINDOW);
        assertThat(channels.addVoucher(bob.asker(), channel, voucher)).isEqualTo(again);
        channels.collect(bob.asker(), channel);
        assertThat(channels.addVoucher(bob.asker(), channel, voucher)).isEqualTo(again);
    }

    @Test
    void tells_the_payer_what_was_decided_when_it_was_made() {
        var channel = ann.fund(bob, fil(10));
        ann.promise(channel, 0, fil(3));
        var voucher = ann.promise(channel, 0, fil(5));
        ann.promise(channel, 0, fil(6));
        assertThat(channels.addVoucher(ann.asker(), channel, voucher)).isEqualTo(new Taken(fil(2), true));
    }

    @Test
    void may_be_made_by_many_at_once_each_on_a_lane_of_its_own() throws InterruptedException {
        var channel = ann.fund(bob, fil(10));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var creations = IntStream.rangeClosed(1, AT_ONCE)
                    .<Callable<Object>>mapToObj(_ -> () -> ann.promise(
                            channel, channels.allocateLane(ann.asker(), channel).bits(), Money.of(1, ann.asset())))
                    .toList();
            var made = threads.invokeAll(creations).stream().map(it -> it.resultNow());
            assertThat(made).doesNotHaveDuplicates().hasSize(AT_ONCE);
        }
        assertThat(channels.vouchers(ann.asker(), channel, Optional.empty(), ALL)
                        .items())
                .extracting(VoucherRow::lane)
                .isSorted()
                .hasSize(AT_ONCE);
    }

    /** Else two sales would be paid by one voucher. */
    @Test
    void is_made_for_one_alone_of_two_who_create_the_same_at_once() {
        var channel = ann.fund(bob, fil(10));
        try (var _ = justBefore(IssueVoucher.class, () -> ann.promise(channel, 0, fil(3)))) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> ann.promise(channel, 0, fil(3)))
                    .returns("amount-too-low", Rejected::code);
        }
        assertThat(ann.promise(channel, 0, fil(4))).isNotNull();
    }

    /** Else it would be credited, and never paid. */
    @Test
    void is_refused_where_it_waited_until_nothing_is_redeemed_any_more(@Autowired MovableClock clock) {
        var channel = ann.fund(bob, fil(10));
        var voucher = ann.promise(channel, 0, fil(3));
        try (var _ = justBefore(AcceptVoucher.class, () -> {
            channels.settle(bob.asker(), channel);
            clock.advance(WINDOW.plusHours(1));
        })) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> bob.take(channel, voucher))
                    .returns("voucher-after-end", Rejected::code);
        }
    }

    @Test
    void is_redeemed_at_once_where_it_waited_while_the_channel_began_to_settle(@Autowired MovableClock clock) {
        var channel = ann.fund(bob, fil(10));
        var voucher = ann.promise(channel, 0, fil(3));
        try (var _ = justBefore(AcceptVoucher.class, () -> {
            channels.settle(bob.asker(), channel);
            clock.advance(WINDOW.dividedBy(2));
        })) {
            assertThat(bob.take(channel, voucher)).isEqualTo(fil(3));
        }
        assertThat(channels.status(bob.asker(), channel).toSend()).isEqualTo(fil(3));
    }

    /** The first time alone that such a command is sent. */
    private Registration justBefore(Class<?> command, Runnable what) {
        var first = new AtomicBoolean(true);
        return bus.registerHandlerInterceptor((work, chain) -> {
            boolean now = command.isInstance(work.getMessage().getPayload()) && first.getAndSet(false);
            if (now) CompletableFuture.runAsync(what).join();
            return chain.proceed();
        });
    }

    @Test
    void is_nobodys_business_but_the_parties() {
        var channel = ann.fund(bob, fil(10));
        var eve = Partner.of(accounts, channels, Scheme.FILECOIN, fil(0));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> channels.status(eve.asker(), channel))
                .returns("channel-unknown", Rejected::code);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> channels.createVoucher(bob.asker(), channel, Uint64.ZERO, fil(1)))
                .returns("payer-only", Rejected::code);
        assertThat(channels.status(new Asker.Operator(), channel).sides()).hasSize(2);
    }

    @Test
    void needs_funds_that_the_payer_has() {
        var wanted = new FundsWanted(ann.to(bob), fil(30), new Use(false, false), "too much");
        var asked = channels.fund(ann.asker(), wanted);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(
                        () -> channels.awaitReady(ann.asker(), asked.sentinel().orElseThrow(), Partner.PATIENCE))
                .returns("funds-failed", Rejected::code);
        assertThat(ann.standing().available()).isEqualTo(fil(20));
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> channels.fund(ann.asker(), wanted))
                .returns("funds-failed", Rejected::code);
        ann.fund(bob, fil(20));
        assertThat(ann.standing().balance()).isEqualTo(fil(0));
    }

    @Test
    void is_listed_with_its_text() {
        var channel = ann.fund(bob, fil(10));
        var first = ann.promise(channel, 5, fil(1));
        var second = ann.promise(channel, 5, fil(2));
        var third = ann.promise(channel, 0, fil(3));
        for (var voucher : new String[] {first, second, third}) bob.take(channel, voucher);
        channels.submit(bob.asker(), channel, first, Bytes.NONE);

        var listed =
                channels.vouchers(bob.asker(), channel, Optional.empty(), ALL).items();
        assertThat(listed).extracting(VoucherRow::text).containsExactly(third, first, second);
        assertThat(listed).extracting(VoucherRow::submitted).containsExactly(false, true, false);
        var onePage = channels.vouchers(bob.asker(), channel, Optional.empty(), new PageRequest(2, Optional.empty()));
        assertThat(onePage.items()).hasSize(2);
        assertThat(onePage.next()).isNotNull();
    }
}

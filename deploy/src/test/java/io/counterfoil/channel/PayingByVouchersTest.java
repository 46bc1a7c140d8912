package io.counterfoil.channel;

import static io.counterfoil.channel.Partner.PATIENCE;
import static io.counterfoil.channel.Partner.fil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.channel.account.AccountCommand.Reserve;
import io.counterfoil.channel.book.BookCommand.IssueVoucher;
import io.counterfoil.channel.funding.AvailableFunds;
import io.counterfoil.channel.paying.BeginPayment;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.channel.trading.Funds;
import io.counterfoil.channel.trading.Payment;
import io.counterfoil.channel.trading.PaymentWanted;
import io.counterfoil.channel.trading.PaymentWanted.Spec;
import io.counterfoil.channel.trading.Sentinel;
import io.counterfoil.kernel.channel.FundsRequestId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.decide.Rejected;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = Counterfoil.class)
class PayingByVouchersTest {
    private static final int AT_ONCE = 8;

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

    @Test
    void is_done_once_however_many_ask_for_it_at_once() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, AT_ONCE)
                    .<Callable<List<String>>>mapToObj(
                            _ -> () -> pay("rent", 2, 5).vouchers())
                    .toList();
            assertThat(threads.invokeAll(asked).stream()
                            .map(it -> it.resultNow())
                            .distinct())
                    .hasSize(1);
        }
        assertThat(ann.standing().balance()).isEqualTo(fil(15));
    }

    @Test
    void is_another_payment_under_another_name_alone() {
        var rent = pay("rent", 2, 5);
        assertThat(pay("gas", 2, 5).vouchers()).doesNotContainAnyElementsOf(rent.vouchers());
        isRefused("idempotency-key-reused", "rent", 2, 6);
    }

    /** However its channel stands by then, and whatever the next channel is. */
    @Test
    void hands_out_the_same_vouchers_when_the_channel_is_settling() {
        var rent = pay("rent", 2, 5);
        channels.settle(ann.asker(), rent.channel());
        ann.fund(bob, fil(1));
        assertThat(pay("rent", 2, 5))
                .returns(rent.channel(), Payment::channel)
                .returns(rent.vouchers(), Payment::vouchers);
    }

    /** Its money is in the first channel, whether there is another by then or not. */
    @Test
    void is_made_in_the_channel_that_its_funds_went_into() {
        var channel = ann.fund(bob, fil(1));
        cutOff(BeginPayment.class, 1, "rent");
        cutOff(BeginPayment.class, 1, "gas");
        channels.settle(ann.asker(), channel);
        await().until(() ->
                channels.available(ann.asker(), ann.to(bob)).figures().channel() == null);
        assertThat(pay("rent", 2, 5).channel()).isEqualTo(channel);
        assertThat(ann.fund(bob, fil(1))).isNotEqualTo(channel);
        var gas = pay("gas", 2, 5);
        assertThat(gas.channel()).isEqualTo(channel);
        for (var voucher : gas.vouchers()) bob.take(channel, voucher);
    }

    private void cutOff(Class<?> command, int time, String request) {
        var sent = new AtomicInteger();
        try (var _ = bus.registerHandlerInterceptor((work, chain) -> {
            boolean now = command.isInstance(work.getMessage().getPayload()) && sent.incrementAndGet() == time;
            if (now) throw new IllegalStateException("cut off");
            return chain.proceed();
        })) {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> pay(request, 2, 5));
        }
    }

    @Test
    void goes_on_where_it_was_cut_off() {
        cutOff(IssueVoucher.class, 2, "rent");
        var rent = pay("rent", 2, 5);
        assertThat(rent.vouchers()).hasSize(2);
        assertThat(channels.status(ann.asker(), rent.channel()).funds().redeemed())
                .isEqualTo(fil(5));
    }

    @Test
    void moves_no_money_for_what_cannot_be_paid() {
        isRefused("vouchers-invalid", "rent", 5, 2);
        assertThat(ann.standing().available()).isEqualTo(fil(20));
    }

    /** Of the payer's purse the payee sees what has arrived. */
    @Test
    void tells_the_payee_nothing_of_what_the_payer_keeps() {
        var channel = ann.fund(bob, fil(10));
        ann.promise(channel, 0, fil(4));
        try (var _ = bus.registerHandlerInterceptor((work, chain) -> {
            if (work.getMessage().getPayload() instanceof Reserve) throw new IllegalStateException("not yet");
            return chain.proceed();
        })) {
            var sentinel = ann.ask(bob, fil(3), "sent").sentinel().orElseThrow();
            ann.ask(bob, fil(2), "queued");
            var arrived = new AvailableFunds(channel, fil(10), fil(0), fil(0), fil(0), fil(0));
            Predicate<Funds> tellsNothing = funds -> funds.figures().equals(arrived)
                    && funds.redeemed().equals(fil(0))
                    && funds.sentinel().isEmpty();
            assertThat(channels.available(bob.asker(), ann.to(bob))).matches(tellsNothing);
            assertThat(channels.available(bob.asker(), channel)).matches(tellsNothing);
            assertThat(channels.status(bob.asker(), channel).funds()).matches(tellsNothing);
            assertThat(channels.available(ann.asker(), ann.to(bob))).matches(tellsNothing.negate());
            isNotWaitedFor(bob, sentinel);
        }
        assertThat(channels.available(ann.asker(), ann.to(bob)).redeemed()).isEqualTo(fil(4));
    }

    @Test
    void tells_the_payee_of_no_funds_that_have_failed() {
        var sentinel = ann.ask(bob, fil(30), "too much").sentinel().orElseThrow();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> channels.awaitReady(ann.asker(), sentinel, PATIENCE))
                .returns("funds-failed", Rejected::code);
        isNotWaitedFor(bob, sentinel);
        var arrived = ann.ask(bob, fil(3), "enough").sentinel().orElseThrow();
        var channel = channels.awaitReady(ann.asker(), arrived, PATIENCE);
        assertThat(channels.awaitReady(bob.asker(), arrived, PATIENCE)).isEqualTo(channel);
    }

    @Test
    void is_waited_for_by_the_parties_alone_and_by_what_was_given_alone() {
        var sentinel = pay("rent", 2).sentinel().orElseThrow();
        var eve = Partner.of(accounts, channels, Scheme.FILECOIN, fil(0));
        isNotWaitedFor(eve, sentinel);
        isNotWaitedFor(ann, new Sentinel(sentinel.funding(), FundsRequestId.of(sentinel.funding(), "never")));
        var others = Partner.of(accounts, channels, Scheme.FILECOIN, fil(20));
        var theirs = others.ask(bob, fil(1), "theirs").sentinel().orElseThrow();
        isNotWaitedFor(ann, new Sentinel(sentinel.funding(), theirs.request()));
    }

    private void isNotWaitedFor(Partner by, Sentinel sentinel) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> channels.awaitReady(by.asker(), sentinel, Duration.ZERO))
                .returns("funding-unknown", Rejected::code);
    }

    private void isRefused(String code, String request, long... amounts) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> pay(request, amounts))
                .returns(code, Rejected::code);
    }

    private Payment pay(String request, long... amounts) {
        var specs = LongStream.of(amounts)
                .mapToObj(amount -> new Spec(fil(amount), Conditions.NONE))
                .toList();
        return channels.newPayment(ann.asker(), new PaymentWanted(ann.to(bob), specs, request), PATIENCE);
    }
}

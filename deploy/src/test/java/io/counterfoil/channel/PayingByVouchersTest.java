package io.counterfoil.channel;

import static io.counterfoil.channel.Partner.PATIENCE;
import static io.counterfoil.channel.Partner.fil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.Counterfoil;
import io.counterfoil.channel.book.BookCommand.IssueVoucher;
import io.counterfoil.channel.scheme.Conditions;
import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.Channels;
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

    @Test
    void goes_on_where_it_was_cut_off() {
        var made = new AtomicInteger();
        try (var _ = bus.registerHandlerInterceptor((work, chain) -> {
            boolean second = work.getMessage().getPayload() instanceof IssueVoucher && made.incrementAndGet() == 2;
            if (second) throw new IllegalStateException("cut off");
            return chain.proceed();
        })) {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> pay("rent", 2, 5));
        }
        var rent = pay("rent", 2, 5);
        assertThat(rent.vouchers()).hasSize(2);
        assertThat(channels.status(ann.asker(), rent.channel()).funds().redeemed())
                .isEqualTo(fil(5));
    }

    @Test
    void moves_no_money_for_what_cannot_be_paid() {
        isRefused("amount-too-low", "rent", 5, 2);
        assertThat(ann.standing().available()).isEqualTo(fil(20));
    }

    /** Of the payer's purse the payee sees what has arrived. */
    @Test
    void tells_the_payee_nothing_of_what_the_payer_keeps() {
        var channel = ann.fund(bob, fil(10));
        ann.promise(channel, 0, fil(4));
        var seen = channels.available(bob.asker(), ann.to(bob));
        assertThat(seen.figures().confirmed()).isEqualTo(fil(10));
        assertThat(seen.figures().available()).isEqualTo(fil(0));
        assertThat(seen.redeemed()).isEqualTo(fil(0));
        assertThat(channels.available(ann.asker(), ann.to(bob)).redeemed()).isEqualTo(fil(4));
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

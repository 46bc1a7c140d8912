package io.counterfoil.channel;

import static io.counterfoil.channel.Partner.PATIENCE;
import static io.counterfoil.channel.Partner.fil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.counterfoil.Counterfoil;
import io.counterfoil.channel.account.AccountCommand.Reserve;
import io.counterfoil.channel.funding.FundingCommand.RequestFunds;
import io.counterfoil.channel.trading.Accounts;
import io.counterfoil.channel.trading.Asked;
import io.counterfoil.channel.trading.Channels;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Money;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = Counterfoil.class)
class WaitingForFundsTest {
    /** More than are read at once. */
    private static final int MANY = 150;

    @Autowired
    private Channels channels;

    @Autowired
    private CommandBus bus;

    private Partner ann;
    private Partner bob;

    @BeforeEach
    void open(@Autowired Accounts accounts) {
        ann = Partner.of(accounts, channels, Scheme.FILECOIN, fil(20));
        bob = Partner.of(accounts, channels, Scheme.FILECOIN, fil(0));
    }

    /** It waited behind a deposit, and was filled from what that left over; the next deposit is another's. */
    @Test
    void is_told_of_the_request_itself_and_not_of_the_deposit_that_might_have_been_its() {
        var held = new AtomicBoolean(true);
        Asked filled;
        try (var _ = bus.registerHandlerInterceptor((work, chain) -> {
            boolean holds = work.getMessage().getPayload() instanceof Reserve && held.get();
            if (holds) throw new IllegalStateException("not yet");
            return chain.proceed();
        })) {
            ann.ask(bob, fil(5), "first");
            filled = ann.reserve(bob, fil(2), "second");
            held.set(false);
            await().atMost(PATIENCE)
                    .until(() -> channels.available(ann.asker(), ann.to(bob))
                            .sentinel()
                            .isEmpty());
        }
        var beyond = ann.ask(bob, fil(100), "third").sentinel().orElseThrow();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> channels.awaitReady(ann.asker(), beyond, PATIENCE))
                .returns("funds-failed", Rejected::code);

        var channel = channels.awaitReady(ann.asker(), filled.sentinel().orElseThrow(), PATIENCE);
        assertThat(channels.available(ann.asker(), ann.to(bob)).figures().channel())
                .isEqualTo(channel);
    }

    @Test
    void is_over_for_who_asks_again_however_much_has_happened_since() {
        var first = ann.ask(bob, fil(5), "first").sentinel().orElseThrow();
        var channel = channels.awaitReady(ann.asker(), first, PATIENCE);
        for (int i = 0; i < MANY; i++) ann.reserve(bob, one(), "more-" + i);
        assertThat(channels.awaitReady(ann.asker(), first, PATIENCE)).isEqualTo(channel);

        channels.settle(ann.asker(), channel);
        await().atMost(PATIENCE)
                .until(() ->
                        channels.available(ann.asker(), ann.to(bob)).figures().channel() == null);
        assertThat(ann.fund(bob, fil(1))).isNotEqualTo(channel);
        assertThat(ann.ask(bob, fil(5), "first").channel()).isEqualTo(Optional.of(channel));
        assertThat(ann.reserve(bob, one(), "more-7").channel()).isEqualTo(Optional.of(channel));
    }

    /** The second came when nobody had asked so yet, and is decided when all is over. */
    @Test
    void is_refused_for_both_of_two_who_ask_at_once_where_the_deposit_has_failed() {
        var first = new AtomicBoolean(true);
        ann.fund(bob, one());
        try (var _ = bus.registerHandlerInterceptor((work, chain) -> {
            boolean now = work.getMessage().getPayload() instanceof RequestFunds && first.getAndSet(false);
            if (now) CompletableFuture.runAsync(this::fail).join();
            return chain.proceed();
        })) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> ann.ask(bob, fil(100), "at once"))
                    .returns("funds-failed", Rejected::code);
        }
    }

    private void fail() {
        var sentinel = ann.ask(bob, fil(100), "at once").sentinel().orElseThrow();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> channels.awaitReady(ann.asker(), sentinel, PATIENCE))
                .returns("funds-failed", Rejected::code);
    }

    private Money one() {
        return Money.of(1, ann.asset());
    }
}

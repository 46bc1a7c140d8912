package io.counterfoil.channel.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.channel.account.AccountCommand.AddKey;
import io.counterfoil.channel.account.AccountCommand.Deposit;
import io.counterfoil.channel.account.AccountCommand.OpenAccount;
import io.counterfoil.channel.account.AccountCommand.Receive;
import io.counterfoil.channel.account.AccountCommand.Release;
import io.counterfoil.channel.account.AccountCommand.Reserve;
import io.counterfoil.channel.account.AccountCommand.Spend;
import io.counterfoil.channel.account.AccountCommand.Withdraw;
import io.counterfoil.kernel.channel.AccountEvent;
import io.counterfoil.kernel.channel.AccountEvent.ReservationRefused;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import io.counterfoil.kernel.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MovingMoneyTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Asset FIL = new Asset("FIL", 18);
    private static final AccountId ID = AccountId.derive("ann", "FIL/18");
    private static final long SEED = Long.getLong("counterfoil.seed", 20261121);
    private static final int STEPS = 5000;

    private final Account rules = new Account();
    private final List<AccountEvent> history = new ArrayList<>();
    private WholeAccount state = rules.initial();

    @BeforeEach
    void open() {
        does(new OpenAccount(ID, "ann", FIL, NOW));
    }

    @Test
    void is_done_once_however_often_it_is_asked() {
        does(new Deposit(ID, "bank-1", fil(10), NOW));
        assertThat(does(new Deposit(ID, "bank-1", fil(10), NOW))).isEmpty();
        does(new Reserve(ID, "channel-1", fil(6), NOW));
        does(new Spend(ID, "channel-1", NOW));
        assertThat(does(new Reserve(ID, "channel-1", fil(6), NOW))).isEmpty();
        assertThat(does(new Spend(ID, "channel-1", NOW))).isEmpty();
        assertThat(state.kept().balance()).isEqualTo(fil(4));
        assertThat(state.kept().available()).isEqualTo(fil(4));
    }

    @Test
    void is_refused_under_a_reference_that_means_something_else() {
        does(new Deposit(ID, "bank-1", fil(10), NOW));
        isRefused("reference-used", new Deposit(ID, "bank-1", fil(11), NOW));
        isRefused("reference-used", new Withdraw(ID, "bank-1", fil(10), NOW));
    }

    @Test
    void takes_nothing_that_is_set_aside() {
        does(new Deposit(ID, "bank-1", fil(10), NOW));
        does(new Reserve(ID, "channel-1", fil(6), NOW));
        isRefused("balance-short", new Withdraw(ID, "bank-2", fil(5), NOW));
        does(new Release(ID, "channel-1", NOW));
        does(new Withdraw(ID, "bank-2", fil(5), NOW));
        isRefused("movement-ended", new Spend(ID, "channel-1", NOW));
    }

    /** A deposit that was given up is not made by whoever comes later, when there is enough again. */
    @Test
    void is_never_set_aside_under_a_reference_for_which_there_was_too_little() {
        does(new Deposit(ID, "bank-1", fil(5), NOW));
        var reserve = new Reserve(ID, "channel-1", fil(6), NOW);
        assertThat(does(reserve)).hasAtLeastOneElementOfType(ReservationRefused.class);
        does(new Deposit(ID, "bank-2", fil(5), NOW));
        assertThat(does(reserve)).isEmpty();
        assertThat(state.holds(reserve.movement())).isFalse();
        assertThat(state.kept().available()).isEqualTo(fil(10));
        isRefused("movement-ended", new Spend(ID, "channel-1", NOW));
    }

    @Test
    void holds_what_is_set_aside_or_spent_and_not_what_was_given_back() {
        does(new Deposit(ID, "bank-1", fil(10), NOW));
        var one = new Reserve(ID, "channel-1", fil(6), NOW);
        var other = new Reserve(ID, "channel-2", fil(4), NOW);
        does(one);
        does(other);
        assertThat(state.holds(one.movement())).isTrue();
        does(new Spend(ID, "channel-1", NOW));
        does(new Release(ID, "channel-2", NOW));
        assertThat(state.holds(one.movement())).isTrue();
        assertThat(state.holds(other.movement())).isFalse();
    }

    @Test
    void ends_nothing_that_was_not_begun() {
        isRefused("movement-unknown", new Spend(ID, "channel-1", NOW));
        isRefused("asset-differs", new Deposit(ID, "bank-1", Money.of(1, new Asset("USD", 2)), NOW));
    }

    @Test
    void goes_up_to_the_limit_of_all_amounts_and_not_beyond() {
        var most = new Money(BigInteger.TWO.pow(256).subtract(BigInteger.ONE), FIL);
        does(new Deposit(ID, "bank-1", most, NOW));
        isRefused("balance-beyond-limit", new Deposit(ID, "bank-2", fil(1), NOW));
        assertThat(state.kept().balance()).isEqualTo(most);
    }

    @Test
    void takes_a_key_once_and_a_hundred_at_most() {
        for (int i = 0; i < Account.KEYS_MAX; i++) does(adding("key-" + i));
        assertThat(does(adding("key-7"))).isEmpty();
        isRefused("keys-exhausted", adding("one more"));
    }

    @Test
    void belongs_to_one_account_by_its_key() {
        var bobs = AccountId.derive("bob", "FIL/18");
        does(adding("key"));
        var taken = state.keys();
        state = rules.initial();
        does(new OpenAccount(bobs, "bob", FIL, NOW));
        for (var key : taken.entrySet()) state = state.with(key.getKey(), key.getValue());
        isRefused("key-taken", new AddKey(bobs, Scheme.NATIVE, "key", FIL, null, NOW));
    }

    private static AddKey adding(String key) {
        return new AddKey(ID, Scheme.NATIVE, key, FIL, null, NOW);
    }

    /** Beside a plain model: what is there is what came in less what went out, and is never below what is set aside. */
    @Test
    void keeps_to_a_plain_model_through_a_history_of_chance() {
        System.out.println("seed " + SEED);
        var chance = new Random(SEED);
        Map<String, Long> aside = new HashMap<>();
        long balance = 0;
        for (int i = 0; i < STEPS; i++) {
            var reference = "r" + chance.nextInt(STEPS);
            long amount = chance.nextInt(100);
            long free = balance - aside.values().stream().mapToLong(it -> it).sum();
            boolean fresh = !state.movements().containsKey(new Release(ID, reference, NOW).movement());
            switch (chance.nextInt(6)) {
                case 0 -> balance += moved(new Deposit(ID, reference, fil(amount), NOW), fresh) ? amount : 0;
                case 1 -> balance += moved(new Receive(ID, reference, fil(amount), NOW), fresh) ? amount : 0;
                case 2 ->
                    balance -=
                            moved(new Withdraw(ID, reference, fil(amount), NOW), fresh && free >= amount) ? amount : 0;
                case 3 -> {
                    moved(new Reserve(ID, reference, fil(amount), NOW), fresh);
                    if (fresh && free >= amount) aside.put(reference, amount);
                }
                case 4 -> {
                    if (moved(new Release(ID, reference, NOW), aside.containsKey(reference))) aside.remove(reference);
                }
                default -> {
                    if (moved(new Spend(ID, reference, NOW), aside.containsKey(reference))) {
                        balance -= aside.getOrDefault(reference, 0L);
                        aside.remove(reference);
                    }
                }
            }
            assertThat(state.kept().balance()).isEqualTo(fil(balance));
            assertThat(state.kept().available())
                    .isEqualTo(fil(balance
                            - aside.values().stream().mapToLong(it -> it).sum()));
        }
        assertThat(rules.replay(history)).isEqualTo(state);
    }

    private boolean moved(AccountCommand command, boolean expected) {
        boolean moved;
        try {
            moved = !does(command).isEmpty();
        } catch (Rejected refused) {
            moved = false;
        }
        assertThat(moved).as("%s", command).isEqualTo(expected);
        return moved;
    }

    private List<AccountEvent> does(AccountCommand command) {
        var events = rules.decide(command, state);
        for (var event : events) state = rules.evolve(state, event);
        history.addAll(events);
        return events;
    }

    private void isRefused(String code, AccountCommand command) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> does(command))
                .returns(code, Rejected::code);
    }

    private static Money fil(long atto) {
        return Money.of(atto, FIL);
    }
}

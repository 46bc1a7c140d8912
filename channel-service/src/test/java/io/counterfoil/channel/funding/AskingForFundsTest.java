package io.counterfoil.channel.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.counterfoil.channel.funding.FundingCommand.EndFunding;
import io.counterfoil.channel.funding.FundingCommand.OpenFunding;
import io.counterfoil.channel.funding.FundingCommand.Use;
import io.counterfoil.kernel.channel.AccountId;
import io.counterfoil.kernel.channel.FundingEvent.FundsRefused;
import io.counterfoil.kernel.channel.FundingEvent.FundsReserved;
import io.counterfoil.kernel.channel.FundingEvent.FundsSent;
import io.counterfoil.kernel.channel.Party;
import io.counterfoil.kernel.channel.Scheme;
import io.counterfoil.kernel.decide.Rejected;
import io.counterfoil.kernel.money.Asset;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AskingForFundsTest {
    private final ThePurse purse = new ThePurse();

    @Test
    void is_done_once_however_often_it_is_asked() {
        purse.asks("a", 10, false);
        assertThat(purse.asks("a", 10, false)).isEmpty();
        purse.asks("b", 10, false);
        assertThat(purse.asks("b", 10, false)).isEmpty();
        purse.confirms();
        purse.confirms();
        assertThat(purse.asks("a", 10, false)).isEmpty();
        assertThat(purse.funds().confirmed()).isEqualTo(ThePurse.money(20));
    }

    @Test
    void is_known_however_many_have_asked_since() {
        purse.asks("a", 10, false);
        purse.confirms();
        for (int i = 0; i < 1_000; i++) purse.asks("r" + i, 1, true);
        assertThat(purse.asks("a", 10, false)).isEmpty();
    }

    @Test
    void is_refused_where_other_funds_were_asked_for_by_that_name() {
        purse.asks("a", 10, false);
        purse.confirms();
        for (var other : List.of(new Use(true, false), new Use(true, true))) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> purse.asks("a", 10, other))
                    .returns("idempotency-key-reused", Rejected::code);
        }
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> purse.asks("a", 11, false))
                .returns("idempotency-key-reused", Rejected::code);
    }

    @Test
    void takes_the_smaller_reservations_first() {
        purse.asks("a", 10, false);
        purse.asks("large", 9, true);
        purse.asks("small", 3, true);
        purse.asks("middle", 5, true);
        purse.confirms();
        assertThat(purse.last(FundsReserved.class).requests()).containsExactly("small", "middle");
        assertThat(purse.last(FundsSent.class).requests()).containsExactly("large");
        assertThat(purse.funds().available()).isEqualTo(ThePurse.money(2));
    }

    @Test
    void is_refused_where_nothing_is_to_be_sent_and_nothing_is_there() {
        purse.asks("a", 10, false);
        purse.confirms();
        assertThat(purse.asks("b", 11, new Use(true, true))).hasAtLeastOneElementOfType(FundsRefused.class);
        assertThat(purse.asks("c", 10, new Use(true, true))).hasAtLeastOneElementOfType(FundsReserved.class);
        assertThat(purse.funds().available()).isEqualTo(ThePurse.money(0));
    }

    @Test
    void opens_another_channel_once_one_is_being_settled() {
        purse.asks("a", 10, false);
        purse.confirms();
        var first = Objects.requireNonNull(purse.funds().channel());
        purse.does(new EndFunding(ThePurse.ID, first, Instant.EPOCH));
        purse.asks("b", 5, false);
        assertThat(purse.last(FundsSent.class).number()).isZero();
        assertThat(purse.last(FundsSent.class).channel()).isNotEqualTo(first);
    }

    /** Whoever sets the money aside by the serial, sets it aside anew. */
    @Test
    void has_another_serial_for_every_deposit_and_the_same_number_for_what_did_not_arrive() {
        purse.asks("a", 10, false);
        purse.confirms();
        purse.asks("b", 5, false);
        purse.fails();
        purse.asks("c", 3, false);
        assertThat(purse.last(FundsSent.class))
                .returns(2L, FundsSent::serial)
                .returns(1L, FundsSent::number)
                .returns(ThePurse.money(3), FundsSent::amount);
    }

    @Test
    void has_a_limit_to_those_who_wait() {
        purse.asks("sent", 1, false);
        for (int i = 0; i < Asking.QUEUE_MAX; i++) purse.asks("r" + i, 1, false);
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> purse.asks("one more", 1, false))
                .returns("funds-queue-full", Rejected::code);
    }

    @Test
    void is_done_between_the_same_parties_for_good() {
        var between = new Between(Scheme.FILECOIN, party("ann"), party("bob"), new Asset("FIL", 18));
        var others = new Between(Scheme.FILECOIN, party("ann"), party("eve"), new Asset("FIL", 18));
        assertThat(purse.does(new OpenFunding(ThePurse.ID, between, Instant.EPOCH)))
                .hasSize(1);
        assertThat(purse.does(new OpenFunding(ThePurse.ID, between, Instant.EPOCH)))
                .isEmpty();
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> purse.does(new OpenFunding(ThePurse.ID, others, Instant.EPOCH)))
                .returns("funding-exists", Rejected::code);
    }

    private static Party party(String name) {
        return new Party(AccountId.derive(name, "FIL/18"), name);
    }

    @Test
    void is_not_done_for_nothing() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> purse.asks("a", 0, false))
                .returns("amount-zero", Rejected::code);
    }
}

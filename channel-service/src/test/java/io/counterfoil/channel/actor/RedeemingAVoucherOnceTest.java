package io.counterfoil.channel.actor;

import static org.assertj.core.api.Assertions.assertThat;

import io.counterfoil.channel.Played;
import io.counterfoil.channel.actor.ActorCommand.CreateChannel;
import io.counterfoil.channel.actor.ActorCommand.RedeemVoucher;
import io.counterfoil.channel.actor.ActorCommand.Tellings;
import io.counterfoil.channel.actor.ChannelState.Open;
import io.counterfoil.channel.scheme.Promise;
import io.counterfoil.channel.scheme.Slip;
import io.counterfoil.kernel.channel.ActorEvent;
import io.counterfoil.kernel.channel.ActorEvent.VoucherRedeemed;
import io.counterfoil.kernel.channel.ChannelId;
import io.counterfoil.kernel.channel.Terms;
import io.counterfoil.kernel.channel.Uint64;
import io.counterfoil.kernel.decide.Rejected;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RedeemingAVoucherOnceTest {
    private static final ChannelId CHANNEL = ChannelId.derive("once");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Terms OURS = Parties.plain("payer", "payee", "channel");
    private static final Terms FILECOIN = Parties.filecoin("payer", "payee", "channel");
    private static final int TIMES = 3;

    /** The largest of lane 0 promises 40, that of lane 1 25, and whichever comes first, that is what there is to send. */
    private static final List<Slip> SLIPS =
            List.of(slip(0, 1, 10), slip(0, 2, 10), slip(0, 3, 40), slip(1, 1, 5), slip(1, 7, 25));

    @RepeatedTest(200)
    void counts_once_whatever_the_order_and_however_often(RepetitionInfo repetition) {
        var order = new ArrayList<Slip>();
        for (int i = 0; i < TIMES; i++) order.addAll(SLIPS);
        Collections.shuffle(order, new Random(repetition.getCurrentRepetition()));
        for (var terms : List.of(OURS, FILECOIN)) {
            var actor = opened(terms, 100);
            order.forEach(slip -> redeem(actor, slip));
            assertThat(((Open) actor.state().channel()).purse().toSend()).isEqualTo(Parties.money(terms, 65));
            assertThat(redeemed(actor)).doesNotHaveDuplicates();
        }
    }

    @Test
    void is_done_at_once_where_it_is_ours_and_was_the_last() {
        var actor = opened(OURS, 100);
        redeem(actor, slip(0, 1, 10));
        assertThat(actor.does(command(slip(0, 1, 10)))).isEmpty();
    }

    @Test
    void takes_nothing_back_where_it_is_ours() {
        var actor = opened(OURS, 100);
        redeem(actor, slip(0, 1, 10));
        assertThat(refusal(actor, slip(0, 2, 9))).isEqualTo(Refusal.VOUCHER_SHRINKS);
    }

    @Test
    void takes_back_what_a_later_one_does_not_promise_on_filecoin() {
        var actor = opened(FILECOIN, 100);
        redeem(actor, slip(0, 1, 10));
        redeem(actor, slip(0, 2, 9));
        assertThat(((Open) actor.state().channel()).purse().toSend()).isEqualTo(Parties.money(FILECOIN, 9));
    }

    /** 2^256 - 1 is the most that money can be; a lane may have paid it, and what lanes merged into it have paid. */
    @Test
    void is_done_up_to_the_limit_of_all_amounts_and_not_beyond() {
        var most = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
        var actor = new Played<>(new PaymentChannel());
        actor.does(new CreateChannel(CHANNEL, FILECOIN, Parties.money(FILECOIN, most.toString()), NOW));
        assertThat(refusal(actor, slip(0, 1, most.add(BigInteger.ONE)))).isEqualTo(Refusal.AMOUNT_BEYOND_LIMIT);
        redeem(actor, slip(0, 1, most));
        assertThat(((Open) actor.state().channel()).purse().toSend().minorUnits())
                .isEqualTo(most);
    }

    private static Played<ActorCommand, ActorState, ActorEvent> opened(Terms terms, long deposit) {
        var actor = new Played<>(new PaymentChannel());
        actor.does(new CreateChannel(CHANNEL, terms, Parties.money(terms, deposit), NOW));
        return actor;
    }

    private static Slip slip(long lane, long nonce, long amount) {
        return slip(lane, nonce, BigInteger.valueOf(amount));
    }

    private static Slip slip(long lane, long nonce, BigInteger amount) {
        return Slips.signedBy("payer", Promise.plain("channel", Uint64.of(lane), Uint64.of(nonce), amount));
    }

    private static RedeemVoucher command(Slip slip) {
        return new RedeemVoucher(CHANNEL, slip, "payee", Tellings.NONE, NOW);
    }

    private static void redeem(Played<ActorCommand, ActorState, ActorEvent> actor, Slip slip) {
        try {
            actor.does(command(slip));
        } catch (Rejected stale) {
            assertThat(Refusal.of(stale)).isEqualTo(Refusal.VOUCHER_STALE);
        }
    }

    private static Refusal refusal(Played<ActorCommand, ActorState, ActorEvent> actor, Slip slip) {
        try {
            actor.does(command(slip));
            throw new AssertionError("not refused");
        } catch (Rejected refused) {
            return Refusal.of(refused);
        }
    }

    private static Stream<List<Uint64>> redeemed(Played<ActorCommand, ActorState, ActorEvent> actor) {
        return actor.history().stream()
                .filter(VoucherRedeemed.class::isInstance)
                .map(VoucherRedeemed.class::cast)
                .map(event -> List.of(event.lane(), event.nonce()));
    }
}
